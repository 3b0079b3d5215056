package io.neuralake.server.config;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as a ROAPI configuration or the command line declares it.
 *
 * @param name name under which it is served
 * @param from where its data is
 * @param headers headers that are sent for it over HTTP
 * @param schema its columns, if they are declared
 * @param schemaFiles files below its location that tell its columns
 * @param format how the data is written; never empty for what can be read
 * @param partitions columns that are in the names of directories
 * @param reload how often the source is looked at again
 * @param place where it is declared
 */
public record TableSource(
        String name,
        From from,
        Map<String, String> headers,
        Optional<List<SourceColumn>> schema,
        List<String> schemaFiles,
        SourceFormat format,
        List<SourceColumn> partitions,
        Optional<Duration> reload,
        Place place) {

    /** Copies lists and maps. */
    public TableSource {
        headers = Map.copyOf(headers);
        schema = schema.map(List::copyOf);
        schemaFiles = List.copyOf(schemaFiles);
        partitions = List.copyOf(partitions);
    }

    /** Where data is. */
    public sealed interface From {}

    /**
     * At a location.
     *
     * @param text a path or URI, as it was written
     */
    public record Uri(String text) implements From {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * In the configuration itself.
     *
     * @param content the bytes, which nobody may change
     */
    public record Memory(ByteBuffer content) implements From {

        @Override
        public String toString() {
            return content.remaining() + " bytes in the configuration";
        }
    }

    /** On the server's standard input. */
    public record StandardInput() implements From {

        @Override
        public String toString() {
            return "standard input";
        }
    }
}
