package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A filter that gives readers of the documentation a small, real slice of the table.
 *
 * <p>It fills the snippet on the table's page, the examples in the OpenAPI spec and the default variables of the
 * dashboard; several are combined with <em>and</em>:
 *
 * <pre>{@code
 * @Table(database = "mobility", location = "s3://lake/trips")
 * @DocFilter(column = "city", value = "Oslo")
 * record Trips(@Partition String city, @Partition LocalDate day, long riderId) {}
 * }</pre>
 *
 * <p>The column must exist (NL0201), the value must be readable as its type (NL0202), the operator must fit the type
 * (NL0203) and the number of values must fit the operator (NL0204).
 */
@Documented
@Repeatable(DocFilters.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DocFilter {

    /** Name of the column, as it is in the catalog. */
    String column();

    /** How the column is compared; equality unless said otherwise. */
    Operator operator() default Operator.EQ;

    /**
     * The value, in the text form of the column's type: {@code 4595}, {@code 2024-04-14}, {@code 2024-04-14T09:30:00Z}.
     * Two for {@link Operator#BETWEEN}, any number for lists, none for the null tests.
     */
    String[] value() default {};
}
