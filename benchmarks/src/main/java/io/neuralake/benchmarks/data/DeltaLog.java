package io.neuralake.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The log of a Delta table that was written at once: one commit, of the lowest protocol. */
final class DeltaLog {

    // A fixed time: it is in the log only because the protocol wants one.
    private static final long MODIFIED = 1_712_707_200_000L;

    private final Path root;
    private final List<String> lines = new ArrayList<>();

    /**
     * A log without files.
     *
     * @param columns a line for each, of its name and Delta's type
     */
    DeltaLog(Path root, List<String> partitions, String columns) {
        this.root = root;
        String schema = columns.lines()
                .map(column -> column.split(" ", -1))
                .map(column -> "{\"name\":\"" + column[0] + "\",\"type\":\"" + column[1]
                        + "\",\"nullable\":true,\"metadata\":{}}")
                .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
        lines.add("{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}");
        lines.add("{\"metaData\":{\"id\":\"" + root.getFileName()
                + "\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":" + quoted(schema)
                + ",\"partitionColumns\":"
                + partitions.stream().map(DeltaLog::quoted).collect(Collectors.joining(",", "[", "]"))
                + ",\"configuration\":{},\"createdTime\":" + MODIFIED + "}}");
    }

    /** Adds a file that is there. */
    void add(String path, String partition, String statistics) throws IOException {
        add(path, partition, statistics, Files.size(root.resolve(path)));
    }

    /** Adds a file of a size. */
    void add(String path, String partition, String statistics, long size) {
        lines.add(action(path, partition, statistics, size));
    }

    static String action(String path, String partition, String statistics, long size) {
        return "{\"add\":{\"path\":" + quoted(path) + ",\"partitionValues\":" + partition + ",\"size\":" + size
                + ",\"modificationTime\":" + MODIFIED + ",\"dataChange\":true,\"stats\":" + quoted(statistics) + "}}";
    }

    void write() throws IOException {
        append(root, 0, String.join("\n", lines));
    }

    /** Writes a commit. */
    static void append(Path root, int version, String actions) throws IOException {
        Path log = Files.createDirectories(root.resolve("_delta_log"));
        Files.writeString(log.resolve(String.format(Locale.ROOT, "%020d.json", version)), actions + "\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
