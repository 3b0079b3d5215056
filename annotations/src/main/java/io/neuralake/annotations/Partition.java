package io.neuralake.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a column whose value chooses the directory that a row is stored in.
 *
 * <p>A filter on it skips whole directories. The order of declaration is the order of the directories, outermost
 * first:
 *
 * <pre>{@code
 * record Trips(@Partition String city, @Partition LocalDate day, long riderId) {}
 * }</pre>
 *
 * <p>Its type is not nested, not binary and not floating-point (NL0111), it is never null (NL0112), at least one column
 * is not a partition (NL0106), and the table is stored in directories: {@link Format#DELTA} or {@link Format#PARQUET}
 * (NL0404).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Partition {}
