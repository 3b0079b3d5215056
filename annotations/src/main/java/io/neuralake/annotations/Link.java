package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A named URL on a table's page, written inside {@link Table#links()}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Link {

    /** Text of the link. */
    String title();

    /** An absolute {@code http} or {@code https} URL (NL0120). */
    String url();
}
