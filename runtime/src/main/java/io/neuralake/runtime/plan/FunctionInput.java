package io.neuralake.runtime.plan;

import io.neuralake.catalog.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function table in a statement, which may call it several times with different arguments.
 *
 * @param table the table
 * @param calls the rows of each call by the key that the statement's analysis gave it
 */
public record FunctionInput(Table table, Map<String, BatchInput> calls) implements TableInput {

    /** Copies the calls. */
    public FunctionInput {
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }
}
