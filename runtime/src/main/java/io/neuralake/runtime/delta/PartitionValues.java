package io.neuralake.runtime.delta;

import io.neuralake.runtime.condition.Value;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The values that the files of a table have in one partition column, by their texts. */
final class PartitionValues {

    private final ConcurrentMap<String, PartitionValue> values = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** The value of a text, which is read if it was not seen before. An empty text stands for an absent value. */
    PartitionValue of(String text, Function<String, Value> reading) {
        PartitionValue known = values.get(text);
        if (known != null) {
            return known;
        }
        Optional<Value> value = text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
        return values.computeIfAbsent(text, missing -> new PartitionValue(next.getAndIncrement(), value));
    }
}
