package io.neuralake.ingest;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that appends to a stream until it has a number of commits, and says what it was answered. */
final class AppendingProcess {

    /** What each append has. */
    static final int ROWS = 5;

    static final Table EVENTS = Lake.delta(
            "events",
            Lake.column("writer", Scalar.STRING),
            Lake.column("n", Scalar.INT64),
            Lake.column("row", Scalar.INT32));

    private AppendingProcess() {}

    /** Directory of the lake, name of the stream, number of commits. */
    public static void main(String[] arguments) {
        String name = arguments[1];
        long commits = Long.parseLong(arguments[2]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Catalog catalog = new Lake(Path.of(arguments[0])).open(EVENTS);
                Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
            AppendStream<Map<String, ?>> stream = appender.stream(name);
            long last = stream.committed().orElse(0);
            out.println("resumed " + last);
            for (long n = last + 1; n <= commits; n++) {
                List<Map<String, ?>> rows = new ArrayList<>();
                for (int row = 0; row < ROWS; row++) {
                    rows.add(Map.of("writer", name, "n", n, "row", row));
                }
                stream.append(n, rows).join();
                out.println("committed " + n);
            }
        }
    }
}
