package io.neuralake.runtime;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program of its own that damages tables at random and reads them, again and again. It says before each attempt which one it
 * is, so that its last line tells what a crash came from, and after it what should not have happened. It ends by itself when a
 * read does not end.
 */
final class HostileReading {

    /** First words of the lines that tell of what should not have happened. */
    static final List<String> FAULTS = List.of("LEAK", "UNNAMED", "ESCAPE", "HANG", "OTHER");

    private static final int SECONDS = 60;
    private static final Column[] COLUMNS = {
        Declared.column("n", Scalar.INT64),
        Declared.nullable("s", Scalar.STRING),
        Declared.nullable("d", Scalar.FLOAT64),
        Declared.nullable("l", new ColumnType.ListOf(Scalar.INT32, true)),
        Declared.nullable("t", Scalar.INSTANT)
    };

    /** In every row of the file outside, whatever its columns. */
    private static final String SECRET = "-777777";

    private static final List<String> HINTS = List.of(
            "{\"version\":0,\"size\":1}",
            "{\"version\":9223372036854775807,\"size\":1}",
            "{\"version\":99999999999999999999,\"size\":1}",
            "{\"version\":-1}",
            "{\"version\":\"../../canary\"}",
            "{\"version\":3,\"size\":1,\"parts\":2147483647}",
            "{\"version\":3,\"size\":1,\"parts\":-1}",
            "{\"version\":3,\"v2Checkpoint\":{\"path\":\"../../canary/canary.parquet\",\"sidecarFiles\":[]}}",
            "[]",
            "");

    private final Path root;
    private final PrintStream out;
    private final CatalogOptions options;
    private final List<Table> tables = new ArrayList<>();
    private final Map<Table, List<String>> truths = new HashMap<>();

    private HostileReading(Path root, PrintStream out) throws IOException {
        this.root = root;
        this.out = out;
        this.options = CatalogOptions.defaults()
                .location("lake", root.toString())
                .threads(2)
                .memoryLimit("512MB");
        TestLake sound = new TestLake(root.resolve("sound"));
        for (int i = 0; i < 3; i++) {
            sound.parquet("m/t/part-" + i + ".parquet", rows(i * 100));
        }
        tables.add(Declared.hive("m", "t", COLUMNS));
        for (Table table : DeltaFixtureTest.tables()) {
            copy(DeltaFixtureTest.ROOT.resolve(table.name()), root.resolve("sound/delta/" + table.name()));
            tables.add(table);
        }
        sound.parquet("canary.parquet", "SELECT " + SECRET + " AS id, " + SECRET + " AS number");
        Files.createDirectories(root.resolve("delta/canary"));
        Files.copy(root.resolve("sound/canary.parquet"), root.resolve("delta/canary/canary.parquet"));
        for (Table table : tables) {
            restore(table);
            try (Catalog catalog = new TestLake(root).open(options, table)) {
                truths.put(table, read(catalog, table, 3));
            }
        }
    }

    private static String rows(int from) {
        return String.format(
                Locale.ROOT,
                "SELECT i::BIGINT AS n, CASE WHEN i %% 3 = 0 THEN NULL ELSE 'text' || i %% 7 END AS s,"
                        + " i / 4.0::DOUBLE AS d, [i::INTEGER, NULL] AS l, make_timestamptz(i) AS t"
                        + " FROM range(%d, %d) AS r(i)",
                from,
                from + 100);
    }

    private Path home(Table table) {
        return root.resolve(table.database()).resolve(table.name());
    }

    private void restore(Table table) throws IOException {
        delete(home(table));
        copy(root.resolve("sound").resolve(root.relativize(home(table))), home(table));
        if (table.database().equals("delta")) {
            Files.createSymbolicLink(home(table).resolve("link"), root.resolve("delta/canary"));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> found = Files.walk(directory)) {
                for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path file : found.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? copy : copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Starts it with a first seed and a number of attempts, the output of which is in a file. */
    static Process start(Path directory, long seed, int attempts, Path out) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-Xmx512m",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + out.resolveSibling("crash.log"),
                        "-cp",
                        classes.replace(',', File.pathSeparatorChar),
                        HostileReading.class.getName(),
                        directory.toString(),
                        Long.toString(seed),
                        Integer.toString(attempts))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    /** Directory, first seed, attempts. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        HostileReading reading = new HostileReading(Path.of(arguments[0]), out);
        long first = Long.parseLong(arguments[1]);
        for (long seed = first; seed < first + Integer.parseInt(arguments[2]); seed++) {
            long number = seed;
            Thread attempt = new Thread(() -> reading.attempt(number), "attempt");
            attempt.start();
            attempt.join(SECONDS * 1000L);
            if (attempt.isAlive()) {
                out.println("HANG " + Arrays.toString(attempt.getStackTrace()));
                Runtime.getRuntime().halt(1);
            }
        }
        out.println("end");
    }

    private void attempt(long seed) {
        Random random = new Random(seed);
        Table table = tables.get(random.nextInt(tables.size()));
        try {
            restore(table);
            Case damage = random.nextInt(5) == 0 ? moved(random, table) : damaged(random, table);
            out.println("seed " + seed + " " + root.relativize(damage.file()) + " " + damage.words());
            boolean later = damage.commit() && random.nextBoolean();
            if (!later) {
                damage.happen().run();
            }
            try (Catalog catalog = new TestLake(root).open(options, table)) {
                if (later) {
                    // A catalog that knows the table reads only what is new.
                    byte[] last = Files.readAllBytes(damage.file());
                    Files.delete(damage.file());
                    readBefore(catalog, table);
                    Files.write(damage.file(), last);
                    damage.happen().run();
                }
                int way = random.nextInt(4);
                List<String> rows = read(catalog, table, way);
                if (way > 2 && damage.harmless() && !rows.equals(truths.get(table))) {
                    out.println("OTHER " + rows.size() + " rows");
                }
            } catch (LakeException e) {
                check(table, damage, e);
            }
        } catch (Throwable e) {
            out.println("LEAK " + trace(e));
        }
    }

    private static void readBefore(Catalog catalog, Table table) {
        try {
            catalog.table(table.qualifiedName()).count();
        } catch (LakeException e) {
            // There may be nothing before the newest commit.
        }
    }

    /**
     * What happens to a table.
     *
     * @param file the file that is concerned
     * @param harmless whether the table has its rows all the same, or none at all
     * @param commit whether it is the newest commit
     */
    private record Case(Path file, String words, boolean harmless, boolean commit, Step happen) {}

    private interface Step {
        void run() throws IOException;
    }

    private Case damaged(Random random, Table table) throws IOException {
        Path file = chosen(random, files(home(table)));
        Damage damage = Damage.random(
                random, Files.readAllBytes(file), root.resolve("delta/canary").toString());
        // Deletion vectors have checksums, and the hint at the last checkpoint is only a hint.
        boolean harmless = file.toString().endsWith(".bin") || file.endsWith("_last_checkpoint");
        return new Case(file, damage.words(), harmless, newest(file), () -> Files.write(file, damage.bytes()));
    }

    private static boolean newest(Path file) throws IOException {
        return file.getFileName().toString().matches("[0-9]{20}\\.json")
                && files(file.getParent()).stream()
                        .filter(other -> other.toString().endsWith(".json"))
                        .allMatch(other -> other.compareTo(file) <= 0);
    }

    /** What happens to files as a whole. */
    private Case moved(Random random, Table table) throws IOException {
        List<Path> all = files(home(table));
        Path file = chosen(random, all);
        Path other = all.get(random.nextInt(all.size()));
        boolean known = file.endsWith("_last_checkpoint");
        switch (random.nextInt(7)) {
            case 0 -> {
                return new Case(file, "is gone", known, false, () -> Files.delete(file));
            }
            case 1 -> {
                return new Case(
                        file,
                        "is " + other.getFileName(),
                        false,
                        newest(file),
                        () -> Files.write(file, Files.readAllBytes(other)));
            }
            case 2 -> {
                Table foreign = tables.get(random.nextInt(tables.size()));
                List<Path> theirs = files(root.resolve("sound").resolve(root.relativize(home(foreign))));
                Path their = theirs.get(random.nextInt(theirs.size()));
                return new Case(
                        file, "is " + their, false, newest(file), () -> Files.write(file, Files.readAllBytes(their)));
            }
            case 3 -> {
                return new Case(file, "is a directory", known, false, () -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                });
            }
            case 4 -> {
                return new Case(file, "is a link to the canary", false, false, () -> {
                    Files.delete(file);
                    Files.createSymbolicLink(file, root.resolve("delta/canary/canary.parquet"));
                });
            }
            case 5 -> {
                Path hint = home(table).resolve("_delta_log/_last_checkpoint");
                String text = HINTS.get(random.nextInt(HINTS.size()));
                return new Case(hint, "is " + text, true, false, () -> {
                    Files.createDirectories(hint.getParent());
                    Files.writeString(hint, text);
                });
            }
            default -> {
                List<String> names = List.of(
                        "00000000000000000099.json",
                        "09223372036854775807.json",
                        "99999999999999999999.json",
                        "00000000000000000003.checkpoint.parquet",
                        "00000000000000000099.checkpoint.parquet",
                        "00000000000000000000.00000000000000000099.compacted.json",
                        "00009223372036854775807.json",
                        "09223372036854775807.checkpoint.parquet",
                        "09223372036854775807.crc",
                        "00000000000000000001.00000000000000000000.compacted.json",
                        "00000000000000000000.09223372036854775807.compacted.json",
                        "99999999999999999999.checkpoint.0000000001.0000000002.parquet",
                        "00000000000000000001.checkpoint.9999999999.0000000001.parquet");
                String name = names.get(random.nextInt(names.size()));
                Path copy = home(table).resolve("_delta_log").resolve(name);
                return new Case(copy, "is also " + file.getFileName(), false, false, () -> {
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, Files.readAllBytes(file));
                });
            }
        }
    }

    /** Logs are few and small beside data, and there is more to get wrong in them. */
    private static Path chosen(Random random, List<Path> files) {
        List<Path> logs = files.stream()
                .filter(file -> file.toString().contains("_delta_log"))
                .toList();
        List<Path> from = logs.isEmpty() || random.nextInt(3) == 0 ? files : logs;
        return from.get(random.nextInt(from.size()));
    }

    private void check(Table table, Case damage, LakeException e) {
        String message = e.getMessage();
        boolean data = !damage.file().toString().contains("_delta_log")
                && damage.file().toString().endsWith(".parquet");
        if (!message.contains(table.qualifiedName())
                || (data && !message.contains(damage.file().getFileName().toString()))) {
            out.println("UNNAMED " + trace(e));
        }
        boolean refused = message.contains("outside of the table")
                || message.contains("link out of the table")
                || message.contains("deletion vector");
        if (message.contains("canary.parquet") && !refused) {
            out.println("ESCAPE " + trace(e));
        }
    }

    private List<String> read(Catalog catalog, Table table, int way) {
        String name = table.qualifiedName();
        String column = table.columns().get(0).name();
        Stream<Row> rows = switch (way) {
            case 0 -> {
                catalog.table(name).count();
                yield Stream.of();
            }
            case 1 -> catalog.table(name).where(t -> t.column(column).isNotNull()).stream();
            case 2 -> catalog.sql("SELECT * FROM " + name + " WHERE \"" + column + "\" IS NOT NULL").stream();
            default -> catalog.table(name).stream();
        };
        try (rows) {
            List<String> texts = rows.map(row -> DeltaFixtureTest.json(row).toString())
                    .sorted()
                    .toList();
            IntStream.range(0, texts.size())
                    .filter(i -> texts.get(i).contains(SECRET))
                    .limit(1)
                    .forEach(i -> out.println("ESCAPE " + texts.get(i)));
            return texts;
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
