package io.neuralake.runtime.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function table in a statement; calls with the same arguments are one.
 *
 * @param key what tells its rows from those of other calls
 * @param arguments what the statement gives, by the names of parameters: numbers, booleans, texts and nulls
 */
public record FunctionUse(String key, Map<String, @Nullable Object> arguments) {

    /** Copies the arguments. */
    public FunctionUse {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
