package io.neuralake.server.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked.
 *
 * @param statement a SELECT statement over tables of the catalog
 * @param parameters values of its parameters, {@code $1} first
 * @param tables patterns of the tables that it may read, {@code *}, {@code database.*} or {@code database.table}
 * @param versions Delta tables that are read as they were in a version, by name
 * @param moments Delta tables that are read as they were at a moment, by name; moments as ISO 8601 writes them
 * @param encoding how the answer is written; null to be told its columns and parameters only
 * @param binary which columns PostgreSQL's encoding has in binary form: none, one value for all, or one for each
 * @param known a fingerprint; no bytes are written if it still holds
 * @param rows most rows of an answer; one more is a failure
 * @param bytes most bytes of an answer; one more is a failure
 * @param session whose question about system catalogs it is; null if it is about tables
 */
public record Question(
        String statement,
        List<Parameter> parameters,
        List<String> tables,
        Map<String, Long> versions,
        Map<String, String> moments,
        @Nullable Encoding encoding,
        List<Boolean> binary,
        @Nullable String known,
        long rows,
        long bytes,
        @Nullable Session session) {

    /** Copies lists and maps. */
    public Question {
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
        versions = Map.copyOf(versions);
        moments = Map.copyOf(moments);
        binary = List.copyOf(binary);
    }

    /** A question about all tables as they are now. */
    public Question(String statement, Encoding encoding, long rows, long bytes) {
        this(statement, List.of(), List.of("*"), Map.of(), Map.of(), encoding, List.of(), null, rows, bytes, null);
    }

    /** A question of which the answer has no limit. */
    public Question(String statement, Encoding encoding) {
        this(statement, encoding, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
