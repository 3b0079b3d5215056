package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says from which table the rows of this one are computed; several make a table of several sources.
 *
 * <p>{@code mvn neuralake:impact} follows it, so that who changes a column sees the tables that change with it:
 *
 * <pre>{@code
 * @Table(database = "bci", location = "${lake}/bci/binned_spikes")
 * @DerivedFrom(value = Spikes.class, how = "counted in bins of 20 ms",
 *         columns = {
 *             @DerivedColumn(name = "bin", from = "local_ts"),
 *             @DerivedColumn(name = "spike_count", from = {"channel", "local_ts"})
 *         })
 * @DerivedFrom(table = "implant.implants")
 * record BinnedSpikes(Instant bin, int spikeCount) {}
 * }</pre>
 *
 * <p>It names one table, by its class or by its name (NL0122); a table named by its name is in the catalog if its database
 * is (NL0507). No table derives from itself, directly or through others (NL0123), and columns are columns of the table that
 * should have them (NL0124).
 */
@Documented
@Repeatable(DerivedFroms.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DerivedFrom {

    /** The type that declares the table; the best way to name it, because a compiler sees when it is gone. */
    Class<?> value() default void.class;

    /** Database and name, {@code bci.spikes}, of a function table or of a table whose class is not at hand. */
    String table() default "";

    /** What each column is computed from; unless given, every column may depend on every column of the source. */
    DerivedColumn[] columns() default {};

    /** How, in words: {@code counted in bins of 20 ms}. */
    String how() default "";
}
