package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A panel of a team's own on the dashboard of the table, before those that are made by themselves.
 *
 * <p>It shows columns, or what a query answers:
 *
 * <pre>{@code
 * @Table(database = "mobility", location = "s3://lake/trips")
 * @Panel(title = "Fares by city", columns = "fare", by = "city")
 * @Panel(title = "Longest ride", kind = PanelKind.STAT, columns = "km", aggregation = Aggregation.MAX)
 * @Panel(title = "Riders", kind = PanelKind.STAT,
 *         sql = "SELECT count(DISTINCT rider_id) FROM mobility.trips WHERE $__timeFilter(started_at)")
 * record Trips(@Partition String city, Instant startedAt, long riderId, double fare, double km) {}
 * }</pre>
 *
 * <p>Columns are columns of the table (NL0126), a panel has what its kind needs (NL0127), and columns have a type that it
 * can show (NL0128). A query is passed on as it is, with Grafana's macros and the variables of the dashboard; nobody
 * checks it before it is asked.
 */
@Documented
@Repeatable(Panels.class)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Panel {

    /** What stands above it. */
    String title();

    /** How it shows. */
    PanelKind kind() default PanelKind.TIME_SERIES;

    /** The columns that it shows; none only with {@link Aggregation#COUNT} or a query. */
    String[] columns() default {};

    /** How many values become one; not used by tables of rows. */
    Aggregation aggregation() default Aggregation.MEAN;

    /** Column for each of whose values there is a line or a bar. */
    String by() default "";

    /** A query, in place of columns. A time series needs a column {@code time} in it. */
    String sql() default "";

    /** Unit of the numbers; that of the column unless given. */
    String unit() default "";

    /** What it means, in Markdown. */
    String description() default "";
}
