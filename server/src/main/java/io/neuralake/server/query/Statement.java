package io.neuralake.server.query;

import io.neuralake.server.protocol.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A SELECT statement over tables of the catalog, with what belongs to it.
 *
 * @param text the statement; its parameters are {@code $1} and so on
 * @param parameters their values
 * @param versions Delta tables that are read as they were in a version, by qualified name
 * @param moments Delta tables that are read as they were at a moment, by qualified name
 */
public record Statement(
        String text, List<Parameter> parameters, Map<String, Long> versions, Map<String, Instant> moments) {

    /** Copies lists and maps. */
    public Statement {
        parameters = List.copyOf(parameters);
        versions = Map.copyOf(versions);
        moments = Map.copyOf(moments);
    }

    /** A statement without parameters, over tables as they are now. */
    public static Statement of(String text) {
        return new Statement(text, List.of(), Map.of(), Map.of());
    }
}
