package io.neuralake.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/** Where a run took place. */
public final class Machine {

    private Machine() {}

    /** Processor, memory, system and Java. */
    public static String text() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores (" + field("/proc/cpuinfo", "model name") + "), "
                + String.format(
                        Locale.ROOT,
                        "%.0f GB",
                        Double.parseDouble(field("/proc/meminfo", "MemTotal").replace(" kB", "")) / (1 << 20))
                + " of memory, " + System.getProperty("os.name") + ", Java " + System.getProperty("java.version");
    }

    /** Version of the DuckDB in this JVM. */
    static String duckDb() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Processes that wanted a core in the last minute, on average. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
