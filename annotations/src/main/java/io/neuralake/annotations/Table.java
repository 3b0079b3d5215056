package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a table of the catalog: its columns are the components of the record that carries this annotation.
 *
 * <p>Compiling the declaration checks it, generates an accessor named after it ({@code ImplantDiagnosticsTable}) and
 * publishes it in the catalog's manifest, ROAPI configuration and OpenAPI specification:
 *
 * <pre>{@code
 * @Table(database = "implant", location = "${lake}/implant/diagnostics", owner = "clinical-ops", latency = "2 minutes")
 * @DocFilter(column = "implant_id", value = "4595")
 * @DocFilter(column = "date", value = "2024-04-14")
 * public record ImplantDiagnostics(
 *         @Partition int implantId,
 *         @Partition LocalDate date,
 *         @Column(unit = "us since epoch") Instant localTsUs,
 *         long ticksSinceBoot) {}
 * }</pre>
 *
 * <p>Interfaces (their accessor methods are the columns) and classes (their fields are the columns) work too. On a
 * {@code public static} method it declares a <em>function table</em>: the method's parameters become the table's
 * parameters, and it returns a {@code Stream} of a record, or an Arrow reader together with {@link #rows()}.
 *
 * <p>Column names are the component names in {@code snake_case} unless {@link Column#name()} says otherwise; the
 * description is {@link #description()} or else the Javadoc.
 *
 * <p>Rules: names NL0101 to NL0104, columns NL0105, NL0106, NL0109, NL0110, NL0119 and NL0301 to NL0307, the declaration
 * NL0107 and NL0108, functions NL0114 to NL0116 and NL0121, schema version and URLs NL0118 and NL0120, locations and
 * formats NL0401 to NL0406.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Table {

    /** Name of the database that holds the table, {@code implant}; see {@link Database}. */
    String database();

    /** Name in the catalog; the type's (or method's) name in {@code snake_case} unless given. */
    String name() default "";

    /**
     * Where the data lies: a directory for {@link Format#DELTA} and {@link Format#PARQUET}, a {@code jdbc:} URL for
     * {@link Format#JDBC}, nothing for a function. {@code ${name}} is filled in when the catalog is opened; a relative
     * location lies below the root of the {@link Database} or {@link Catalog}. It is well-formed (NL0401, NL0403), fits the
     * format (NL0406) and never holds credentials (NL0402).
     */
    String location() default "";

    /** How the data is stored; a function table needs none. */
    Format format() default Format.DELTA;

    /** How partition values are written in directory names; for {@link Format#PARQUET} only (NL0404). */
    Partitioning partitioning() default Partitioning.HIVE;

    /** Table or view in the database, {@code public.orders}; the table's name unless given. {@link Format#JDBC} only (NL0404). */
    String relation() default "";

    /** The record whose components are the columns of a function table that returns an Arrow reader. */
    Class<?> rows() default void.class;

    /** What a row means and where it comes from, in Markdown; the Javadoc of the type unless given. */
    String description() default "";

    /** Team or person who answers for the data; the database's owner unless given. */
    String owner() default "";

    /** Free words to find the table by. */
    String[] tags() default {};

    /** How sensitive the table is as a whole; columns can say it one by one. */
    Classification classification() default Classification.UNCLASSIFIED;

    /** How long after the event a row can be read, in words: {@code 2 minutes}. */
    String latency() default "";

    /** System that produces the data, in words: {@code device gateway}. */
    String source() default "";

    /** URL of a notebook that shows how to use the table (NL0120). */
    String notebook() default "";

    /** Other places worth knowing. */
    Link[] links() default {};

    /** Columns that together identify a row, each once (NL0109, NL0119). */
    String[] uniqueColumns() default {};

    /** Columns that snippets and examples select, each once; all columns unless given (NL0110, NL0119). */
    String[] docColumns() default {};

    /** Version of the schema, raised with each breaking change; 1 or more (NL0118). */
    int schemaVersion() default 1;
}
