package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link SuppressRule}s on one declaration; written by the compiler, not by authors. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PACKAGE})
public @interface SuppressRules {

    /** The suppressions in the order in which they were written. */
    SuppressRule[] value();
}
