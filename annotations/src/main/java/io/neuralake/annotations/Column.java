package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says more of a column than its Java name and type do.
 *
 * <pre>{@code
 * record Spikes(
 *         @Column(description = "Electrode that saw the spike.", example = "17") int channel,
 *         @Column(name = "ts", unit = "us since epoch") long timestamp,
 *         @Column(classification = Classification.PII) String participant) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Column {

    /** Name in the catalog (NL0101, NL0102, NL0103); the component's name in {@code snake_case} unless given. */
    String name() default "";

    /** What a value means; the {@code @param} text of the record or class unless given. */
    String description() default "";

    /** Unit of a number: {@code us}, {@code mV}, {@code ns since epoch}. */
    String unit() default "";

    /** Free words to find the column by. */
    String[] tags() default {};

    /** How sensitive the values are. */
    Classification classification() default Classification.UNCLASSIFIED;

    /** A typical value, in the text form of the column's type (NL0202). */
    String example() default "";
}
