package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a table or column that readers should leave, and says what they should use instead.
 *
 * <p>The generated accessor is {@code @Deprecated}, so that every use shows in the reader's build:
 *
 * <pre>{@code
 * @Table(database = "robot", location = "${lake}/robot/poses")
 * @Deprecation(replacement = "robot.tool_poses, which has velocities too", since = "2024-03")
 * record Poses(…) {}
 * }</pre>
 *
 * <p>Java's own {@code @Deprecated} cannot say what to use instead, so it does not do without this one (NL0113).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Deprecation {

    /** What to use instead, or why there is nothing. */
    String replacement();

    /** When it was deprecated: a date or a version. */
    String since() default "";
}
