package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a {@code BigDecimal} column its size, which storage needs and Java does not have.
 *
 * <pre>{@code
 * record LineItem(@Decimal(precision = 15, scale = 2) BigDecimal extendedPrice) {}
 * }</pre>
 *
 * <p>Every {@code BigDecimal} column has one (NL0305) and no other column does (NL0304); precision is 1 to 38 and
 * scale 0 to precision (NL0303).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Decimal {

    /** Digits in all, 1 to 38. */
    int precision();

    /** Digits after the point, 0 to {@link #precision()}. */
    int scale();
}
