package io.neuralake.server.protocol;

import java.util.Map;

/**
 * What a worker is asked.
 *
 * @param statement a SELECT statement over tables of the catalog
 * @param versions Delta tables that are read as they were in a version, by name
 * @param encoding how the answer is written
 * @param rows most rows of an answer; one more is a failure
 * @param bytes most bytes of an answer; one more is a failure
 */
public record Question(String statement, Map<String, Long> versions, Encoding encoding, long rows, long bytes) {

    /** Copies the versions. */
    public Question {
        versions = Map.copyOf(versions);
    }

    /** A question of which the answer has no limit. */
    public Question(String statement, Encoding encoding) {
        this(statement, Map.of(), encoding, Long.MAX_VALUE, Long.MAX_VALUE);
    }
}
