package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which columns of its source a column is computed from; see {@link DerivedFrom#columns()}.
 *
 * <p>Without a name it speaks of the whole row: of columns by which rows are chosen or joined.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface DerivedColumn {

    /** Name of the computed column, as it is in the catalog; all columns unless given (NL0124). */
    String name() default "";

    /** Names of columns of the source, at least one (NL0124). */
    String[] from();
}
