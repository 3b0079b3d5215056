package io.neuralake.runtime.delta;

import io.neuralake.runtime.condition.Value;
import java.util.Optional;

/**
 * What files have in a partition column. There is one of it for each text that the log has for the column, so that much can be
 * found out once for many files.
 *
 * @param number its number among those of the column, from 0 on
 * @param value the value; empty if it is absent
 */
record PartitionValue(int number, Optional<Value> value) {}
