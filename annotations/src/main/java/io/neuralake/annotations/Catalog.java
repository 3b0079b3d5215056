package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the catalog of a module, on {@code package-info.java} or on a type, and so the class that opens it.
 *
 * <pre>{@code
 * @Catalog(name = "nlk", description = "What the lab measures.", location = "${lake}")
 * package com.example;
 * }</pre>
 *
 * <p>makes {@code com.example.NlkCatalog}: {@code NlkCatalog.open().implant().implantDiagnostics()}. A module has one
 * catalog (NL0502), whose name is a lower-case identifier (NL0101) and no reserved word (NL0102).
 *
 * <p>Opened by that class, the catalog has all tables of all modules that are there. A catalog that is to have less names the
 * databases that it takes from others, by the classes that were generated for them:
 *
 * <pre>{@code
 * @Catalog(name = "reports", location = "${lake}/reports", databases = {ImplantDatabase.class, BciDatabase.class})
 * package com.example.reports;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Catalog {

    /** Name of the catalog, {@code nlk}. */
    String name();

    /** What the catalog holds, in Markdown; the Javadoc unless given. */
    String description() default "";

    /** Owner of the databases that name none. */
    String owner() default "";

    /** Root below which relative locations of databases and tables lie. */
    String location() default "";

    /** URL of the notebook service in which examples open. */
    String notebook() default "";

    /**
     * Generated classes of the databases that the catalog has besides those of its own module; every database of every
     * module unless given. Each is a class that Neuralake generated (NL0509), named once (NL0510), and there is at least one
     * (NL0511).
     */
    Class<?>[] databases() default {};
}
