package io.neuralake.ingest.log;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One line of a commit, as Delta's protocol has them. */
public sealed interface Action {

    /**
     * What readers and writers must know.
     *
     * @param minReaderVersion version that readers need
     * @param minWriterVersion version that writers need
     * @param readerFeatures features that readers need, if their version is 3
     * @param writerFeatures features that writers need, if their version is 7
     */
    record Protocol(int minReaderVersion, int minWriterVersion, Set<String> readerFeatures, Set<String> writerFeatures)
            implements Action {

        /** Version of writers from which on features are listed. */
        public static final int WRITER_FEATURES = 7;

        /** Version of readers from which on features are listed. */
        public static final int READER_FEATURES = 3;

        /** Copies the features, sorted. */
        public Protocol {
            readerFeatures = Collections.unmodifiableSet(new TreeSet<>(readerFeatures));
            writerFeatures = Collections.unmodifiableSet(new TreeSet<>(writerFeatures));
        }
    }

    /**
     * What the table is.
     *
     * @param id what tells it from every other table
     * @param name its name; empty if it has none
     * @param description what it is; empty if nobody said
     * @param schema its columns, in Delta's JSON
     * @param partitionColumns columns that choose a row's directory, in order
     * @param configuration its properties
     * @param createdTime when it was made, in milliseconds since 1970-01-01T00:00:00Z
     */
    record Metadata(
            String id,
            String name,
            String description,
            String schema,
            List<String> partitionColumns,
            Map<String, String> configuration,
            OptionalLong createdTime)
            implements Action {

        /** Copies the collections. */
        public Metadata {
            partitionColumns = List.copyOf(partitionColumns);
            configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        }

        /** The same table with another schema. */
        public Metadata withSchema(String other) {
            return new Metadata(id, name, description, other, partitionColumns, configuration, createdTime);
        }
    }

    /**
     * A file that is part of the table from now on.
     *
     * @param path where it is, as the log has it: a URI, relative to the table's root unless it is absolute
     * @param partitionValues values of the partition columns as text; empty for none
     * @param size its bytes
     * @param modificationTime when it was written, in milliseconds since 1970-01-01T00:00:00Z
     * @param dataChange whether the rows are new; false if they were in other files before
     * @param statistics its statistics, in Delta's JSON; empty if there are none
     * @param others what else the log says of it, as JSON by its name: deletion vectors, tags and so on
     */
    record AddFile(
            String path,
            Map<String, Optional<String>> partitionValues,
            long size,
            long modificationTime,
            boolean dataChange,
            String statistics,
            Map<String, String> others)
            implements Action {

        /** Copies the maps. */
        public AddFile {
            partitionValues = Collections.unmodifiableMap(new TreeMap<>(partitionValues));
            others = Collections.unmodifiableMap(new TreeMap<>(others));
        }

        /** Removes this file. */
        public RemoveFile removed(long moment, boolean rowsChange) {
            Map<String, String> kept = new TreeMap<>(others);
            kept.remove("clusteringProvider");
            return new RemoveFile(
                    path, OptionalLong.of(moment), rowsChange, partitionValues, OptionalLong.of(size), kept);
        }
    }

    /**
     * A file that is not part of the table any more.
     *
     * @param path where it is, as the log has it
     * @param deletionTimestamp when that was, in milliseconds since 1970-01-01T00:00:00Z
     * @param dataChange whether the rows are gone; false if they are in other files now
     * @param partitionValues values of the partition columns as text; none if nobody said
     * @param size its bytes, if known
     * @param others what else the log says of it, as JSON by its name
     */
    record RemoveFile(
            String path,
            OptionalLong deletionTimestamp,
            boolean dataChange,
            Map<String, Optional<String>> partitionValues,
            OptionalLong size,
            Map<String, String> others)
            implements Action {

        /** Copies the maps. */
        public RemoveFile {
            partitionValues = Collections.unmodifiableMap(new TreeMap<>(partitionValues));
            others = Collections.unmodifiableMap(new TreeMap<>(others));
        }
    }

    /**
     * How far an application has come.
     *
     * @param appId the application
     * @param version its own version, which it never lowers
     * @param lastUpdated when that was, in milliseconds since 1970-01-01T00:00:00Z
     */
    record Transaction(String appId, long version, OptionalLong lastUpdated) implements Action {}

    /**
     * Who committed, and what for. Nothing depends on it but the token.
     *
     * @param timestamp when, in milliseconds since 1970-01-01T00:00:00Z
     * @param operation {@code WRITE}, {@code CREATE TABLE} and so on
     * @param parameters of the operation, as text
     * @param readVersion the version that the commit is based on
     * @param blindAppend whether it only adds files, and has looked at none
     * @param metrics what it did, in numbers
     * @param engine who wrote it
     * @param token what tells the commit from every other
     */
    record CommitInfo(
            long timestamp,
            String operation,
            Map<String, String> parameters,
            OptionalLong readVersion,
            boolean blindAppend,
            Map<String, String> metrics,
            String engine,
            String token)
            implements Action {

        /** Copies the maps. */
        public CommitInfo {
            parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }

    /**
     * An action that nothing here looks into, such as {@code domainMetadata}.
     *
     * @param name what it is
     * @param json what it says
     */
    record Other(String name, String json) implements Action {}
}
