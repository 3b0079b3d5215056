package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a database, the named group that a {@link Table} belongs to, on {@code package-info.java} or on a type.
 *
 * <p>A database exists as soon as a table names it; this annotation adds what its tables have in common:
 *
 * <pre>{@code
 * @Database(name = "implant", description = "Telemetry of implanted devices.", owner = "clinical-ops",
 *           location = "${lake}/implant")
 * package com.example.implant;
 * }</pre>
 *
 * <p>One declaration for each name (NL0503), which is a lower-case identifier (NL0101) and no reserved word (NL0102).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Database {

    /** Name in the catalog, {@code implant}. */
    String name();

    /** What the tables have in common, in Markdown; the Javadoc unless given. */
    String description() default "";

    /** Owner of the tables that name none. */
    String owner() default "";

    /** Root below which relative table locations lie; a table without a location lies at root + {@code /} + its name. */
    String location() default "";

    /** URL of a notebook that introduces the database. */
    String notebook() default "";
}
