package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how the generated ROAPI configuration serves a table; beside {@link Database} or {@link Catalog}, the default
 * of their tables.
 *
 * <pre>{@code
 * @Table(database = "charger", location = "${lake}/charger/sessions")
 * @Roapi(name = "sessions", reloadSeconds = 300)
 * record ChargeSession(…) {}
 * }</pre>
 *
 * <p>Two tables cannot be served under one name (NL0501). A function table is not served at all (NL0404).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE})
public @interface Roapi {

    /** Leaves the table out of the configuration. */
    boolean disable() default false;

    /** Name under which the table is served; database and table joined by {@code _} unless given. Not a default (NL0506). */
    String name() default "";

    /** Loads the whole table into memory when ROAPI starts. */
    boolean memoryTable() default false;

    /** Seconds between reloads of the table, 1 or more (NL0505); 60 for Delta, and no reload otherwise, unless given. */
    int reloadSeconds() default 0;
}
