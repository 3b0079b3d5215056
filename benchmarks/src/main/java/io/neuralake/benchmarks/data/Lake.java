package io.neuralake.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A directory with the generated tables at one scale. Equal scales give equal rows: nothing is drawn at random.
 *
 * @param root the directory
 * @param rows rows of each table
 */
public record Lake(Path root, long rows) {

    /** First day of the partitions. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 4, 10);

    /** The partition that one workload reads. */
    public static final int IMPLANT = 4593;

    /** The day of the partition that one workload reads. */
    public static final LocalDate DAY = LocalDate.of(2024, 4, 12);

    private static final String HIVE = "hive_readings";
    private static final int IMPLANTS = 4;
    private static final int DAYS = 5;
    private static final long ROWS_PER_FILE = 200_000;

    /** First of the sequence numbers that one workload reads. */
    public long rangeStart() {
        return rows / 2;
    }

    /** The sequence number after the last that one workload reads. */
    public long rangeEnd() {
        return rows / 2 + rows / 200;
    }

    /** The lake in a cache directory, which is written unless an earlier run has done so. */
    public static Lake written(Path cache, long rows) throws IOException, SQLException {
        Lake lake = new Lake(cache.resolve("lake-" + rows), rows);
        if (!Files.isDirectory(lake.root)) {
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, "unfinished-");
            new Lake(unfinished, rows).write();
            Files.move(unfinished, lake.root, StandardCopyOption.ATOMIC_MOVE);
        }
        if (!Files.isDirectory(lake.root.resolve(HIVE))) {
            lake.link();
        }
        return lake;
    }

    /** The files of the Delta table once more, without its log: a hive table. */
    private void link() throws IOException {
        Path readings = root.resolve("readings");
        Path unfinished = Files.createTempDirectory(root, "unfinished-");
        List<Path> files;
        try (Stream<Path> all = Files.walk(readings)) {
            files = all.filter(file -> file.toString().endsWith(".parquet")
                            && !file.toString().contains("_delta_log"))
                    .toList();
        }
        for (Path file : files) {
            Path link = unfinished.resolve(readings.relativize(file));
            Files.createDirectories(link.getParent());
            Files.createLink(link, file);
        }
        Files.move(unfinished, root.resolve(HIVE), StandardCopyOption.ATOMIC_MOVE);
    }

    private int files() {
        int partitions = IMPLANTS * DAYS;
        return partitions * Math.toIntExact(Math.max(1, rows / (ROWS_PER_FILE * partitions)));
    }

    private void write() throws IOException, SQLException {
        int files = files();
        try (ParquetWriter writer = new ParquetWriter()) {
            DeltaLog readings = new DeltaLog(root.resolve("readings"), List.of("implant_id", "date"), READINGS);
            DeltaLog ticks = new DeltaLog(root.resolve("ticks"), List.of(), TICKS);
            for (int file = 0; file < files; file++) {
                long from = rows * file / files;
                long to = rows * (file + 1) / files;
                int partition = file / (files / (IMPLANTS * DAYS));
                int implant = 4591 + partition / DAYS;
                LocalDate day = FIRST_DAY.plusDays(partition % DAYS);
                String name = String.format(Locale.ROOT, "part-%05d.parquet", file);
                String path = "implant_id=" + implant + "/date=" + day + "/" + name;
                writer.write(root.resolve("readings").resolve(path), READINGS_ROWS, from, to);
                readings.add(
                        path, "{\"implant_id\":\"" + implant + "\",\"date\":\"" + day + "\"}", statistics(from, to));
                writer.write(root.resolve("ticks").resolve(name), TICKS_ROWS, from, to);
                ticks.add(name, "{}", statistics(from, to));
            }
            readings.write();
            ticks.write();
        }
    }

    static String statistics(long from, long to) {
        return "{\"numRecords\":" + (to - from) + ",\"minValues\":{\"seq\":" + from + "},\"maxValues\":{\"seq\":"
                + (to - 1) + "},\"nullCount\":{\"seq\":0}}";
    }

    private static final String READINGS = """
            implant_id integer
            date date
            seq long
            local_ts timestamp
            channel integer
            ticks long
            voltage double
            current double
            temperature double
            quality integer
            status string
            firmware string
            """;

    private static final String READINGS_ROWS = """
            SELECT seq,
                   make_timestamptz(1712707200000000 + seq * 1000 + CAST(hash(seq, 1) % 997 AS BIGINT)) AS local_ts,
                   CAST(hash(seq, 2) % 1024 AS INTEGER) AS channel,
                   seq * 40 + CAST(hash(seq, 3) % 40 AS BIGINT) AS ticks,
                   CAST(hash(seq, 4) % 100000 AS DOUBLE) / 1000 AS voltage,
                   CAST(hash(seq, 5) % 5000 AS DOUBLE) / 7 AS current,
                   CASE WHEN hash(seq, 6) % 10 = 0 THEN NULL ELSE 30 + CAST(hash(seq, 7) % 100 AS DOUBLE) / 10 END
                       AS temperature,
                   CAST(hash(seq, 8) % 101 AS INTEGER) AS quality,
                   ['ok', 'weak', 'noisy', 'lost', 'calibrating'][1 + CAST(hash(seq, 9) % 5 AS INTEGER)] AS status,
                   'fw-' || (hash(seq // 5000, 10) % 40) AS firmware
            FROM range(?, ?) AS t(seq)
            """;

    private static final String TICKS = """
            seq long
            channel integer
            voltage double
            valid boolean
            """;

    private static final String TICKS_ROWS = """
            SELECT seq, CAST(hash(seq, 2) % 1024 AS INTEGER) AS channel,
                   CAST(hash(seq, 4) % 100000 AS DOUBLE) / 1000 AS voltage, hash(seq, 8) % 101 > 3 AS valid
            FROM range(?, ?) AS t(seq)
            """;
}
