package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.ScanPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log says, commit by commit: versions, tables that change while they are open, and logs that are broken. */
final class DeltaLogTest {

    private static final String TABLE = "d/t";
    private static final Table DECLARED =
            Declared.delta("d", "t", Declared.nullable("n", Scalar.INT64), Declared.nullable("x", Scalar.FLOAT64));
    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}";
    private static final String WITH_DELETIONS = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}}";

    @TempDir
    private Path directory;

    private TestLake lake;
    private Catalog catalog;

    @BeforeEach
    void writeTable() {
        lake = new TestLake(directory);
        for (int i = 0; i < 4; i++) {
            lake.parquet(
                    TABLE + "/f" + i + ".parquet",
                    "SELECT range + " + i * 10 + " AS n, CAST(range AS DOUBLE) AS x FROM range(10)");
        }
        lake.commit(TABLE, 0, PROTOCOL, metadata("id-1"));
        lake.commit(TABLE, 1, add(0));
        lake.commit(TABLE, 2, add(1));
        catalog = lake.open(DECLARED);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private static String metadata(String id) {
        return "{\"metaData\":{\"id\":\"" + id
                + "\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"long\\\","
                + "\\\"nullable\\\":true,\\\"metadata\\\":{}},{\\\"name\\\":\\\"x\\\",\\\"type\\\":\\\"double\\\","
                + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                + "\"createdTime\":1}}";
    }

    private String add(int file) {
        return add("f" + file + ".parquet", file, "");
    }

    private String add(String path, int file, String more) {
        try {
            return "{\"add\":{\"path\":\"" + path + "\",\"partitionValues\":{},\"size\":"
                    + Files.size(lake.path(TABLE + "/f" + file + ".parquet"))
                    + ",\"modificationTime\":1,\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":10,\\\"minValues\\\":"
                    + "{\\\"n\\\":" + file * 10 + "},\\\"maxValues\\\":{\\\"n\\\":" + (file * 10 + 9)
                    + "},\\\"nullCount\\\":{\\\"n\\\":0}}\"" + more + "}}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String remove(String path) {
        return "{\"remove\":{\"path\":\"" + path + "\",\"deletionTimestamp\":1,\"dataChange\":true}}";
    }

    private UntypedTable table() {
        return catalog.table("d.t");
    }

    private List<Long> numbers() {
        return table().select(t -> List.of(t.column("n"))).stream()
                .map(row -> row.get("n", Long.class))
                .sorted()
                .toList();
    }

    private static int files(TableScan<?, ?> scan) {
        return ((ScanPlan) scan.input()).files().size();
    }

    @Test
    void commitsAreSeenByTheNextScan() {
        assertThat(numbers()).hasSize(20);

        lake.commit(TABLE, 3, add(2));
        assertThat(numbers()).hasSize(30).contains(29L);

        lake.commit(TABLE, 4, remove("f0.parquet"), add(3));
        lake.commit(TABLE, 5, remove("f1.parquet"));
        assertThat(numbers()).hasSize(20).doesNotContain(0L, 19L).contains(20L, 39L);
        assertThat(files(table().where(t -> t.column("n").lt(30)))).isEqualTo(1);
        assertThat(table().count()).isEqualTo(20);

        lake.commit(TABLE, 6, remove("f2.parquet"), remove("f3.parquet"));
        assertThat(numbers()).isEmpty();
        assertThat(table().count()).isZero();
    }

    @Test
    void aFileThatIsAddedAgainIsReadOnce() {
        assertThat(numbers()).hasSize(20);

        lake.commit(TABLE, 3, add(1), add(2));
        lake.commit(TABLE, 4, add(2), add(2));

        assertThat(numbers()).hasSize(30);
    }

    /** So many files are taken in on several threads, and kept in several parts. */
    @Test
    void filesOfALargeTableAreAllThereOnce() {
        int many = 10_000;
        lake.commit(
                TABLE,
                3,
                IntStream.range(0, many).mapToObj(DeltaLogTest::numbered).toArray(String[]::new));

        assertThat(files(all())).isEqualTo(many + 2);
        assertThat(names(table().where(t -> t.column("n").eq(7_007_003L)))).containsExactly("p%207007/f 7007.parquet");
        assertThat(files(table().where(t -> t.column("n").between(5_000_000, 5_009_999))))
                .isEqualTo(10);

        lake.commit(TABLE, 4, remove("p%252042/f%2042.parquet"), remove("p%25209999/f%209999.parquet"), numbered(many));
        assertThat(files(all())).isEqualTo(many + 1);
        assertThat(files(table().where(t -> t.column("n").eq(42_000)))).isZero();
        assertThat(files(table().where(t -> t.column("n").eq(many * 1000)))).isEqualTo(1);

        lake.commit(
                TABLE,
                5,
                WITH_DELETIONS,
                numbered(1).replaceFirst("}}$", inline(bitmap(3), 1).replace("$", "\\$") + "}}"));
        assertThatThrownBy(() -> files(all()))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("p%201/f 1.parquet twice");
    }

    private TableScan<?, ?> all() {
        return table().where(t -> t.column("n").ge(0));
    }

    private static String numbered(int number) {
        return "{\"add\":{\"path\":\"p%2520" + number + "/f%20" + number
                + ".parquet\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true,\"stats\":"
                + "\"{\\\"numRecords\\\":1000,\\\"minValues\\\":{\\\"n\\\":" + number * 1000
                + "},\\\"maxValues\\\":{\\\"n\\\":" + (number * 1000 + 999) + "}}\"}}";
    }

    private List<String> names(TableScan<?, ?> scan) {
        return ((ScanPlan) scan.input())
                .files().stream()
                        .map(file -> lake.path(TABLE)
                                .relativize(Path.of(file.place().path()))
                                .toString())
                        .toList();
    }

    @Test
    void aCommitThatChangesTheTableIsUnderstood() {
        assertThat(numbers()).hasSize(20);

        lake.commit(TABLE, 3, metadata("id-1").replace("\\\"double\\\"", "\\\"string\\\""));

        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'x' is declared as float64, but in its Delta log it is string");
    }

    @Test
    void aTableThatIsReplacedIsReadAnew() throws IOException {
        assertThat(numbers()).hasSize(20);

        deleteLog();
        lake.commit(TABLE, 0, PROTOCOL, metadata("id-2"), add(3));
        assertThat(numbers()).containsExactlyElementsOf(range(30, 40));

        deleteLog();
        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("there is no Delta table at");
    }

    private void deleteLog() throws IOException {
        try (var files = Files.list(lake.path(TABLE + "/_delta_log"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Long> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(Long::valueOf).toList();
    }

    @Test
    void threadsThatWaitForATableAllGetIt() {
        List<Long> counts = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> table().where(t -> t.column("x").ge(0)).count())
                .toList();

        assertThat(counts).containsOnly(20L);
    }

    @Test
    void versionsAreReadByNumber() {
        lake.commit(TABLE, 3, remove("f0.parquet"));

        assertThat(table().version(0).count()).isZero();
        assertThat(table().version(1).stream()).hasSize(10);
        assertThat(table().where(t -> t.column("n").eq(3)).version(2).count()).isEqualTo(1);
        assertThat(table().version(3).where(t -> t.column("n").eq(3)).count()).isZero();
        assertThat(catalog.sql("SELECT count(*) AS c FROM d.t").version("d.t", 1).stream()
                        .map(row -> row.get("c", Long.class)))
                .containsExactly(10L);
        assertThatThrownBy(() -> table().version(9).count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it has no version 9: the oldest that can be read is version 0")
                .hasMessageContaining("the newest is version 3");
        assertThatThrownBy(() -> catalog.sql("SELECT 1 FROM d.t").version("d.u", 1))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it reads d.t");
    }

    @Test
    void versionsAreReadByMoment() throws IOException {
        Instant start = Instant.parse("2024-04-14T10:00:00Z");
        for (int version = 0; version < 3; version++) {
            Files.setLastModifiedTime(
                    lake.path(TABLE + "/_delta_log/0000000000000000000" + version + ".json"),
                    FileTime.from(start.plusSeconds(version * 60L)));
        }

        assertThat(table().asOf(start).count()).isZero();
        assertThat(table().asOf(start.plusSeconds(60)).count()).isEqualTo(10);
        assertThat(table().asOf(start.plusSeconds(119)).count()).isEqualTo(10);
        assertThat(table().asOf(start.plusSeconds(120)).count()).isEqualTo(20);
        assertThat(table().asOf(Instant.MAX).count()).isEqualTo(20);
        assertThat(catalog.sql("SELECT * FROM d.t")
                        .asOf("d.t", start.plusSeconds(61))
                        .count())
                .isEqualTo(10);
        assertThatThrownBy(() -> table().asOf(start.minusSeconds(1)).count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it has no version as of 2024-04-14T09:59:59Z")
                .hasMessageContaining("version 0 of 2024-04-14T10:00:00Z");
        assertThatThrownBy(() -> table().asOf(Instant.MIN).count()).isInstanceOf(LakeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../other/f.parquet",
                "a/../../../f.parquet",
                "%2E%2E/f.parquet",
                "/etc/passwd",
                "file:///etc/passwd",
                "s3://bucket/f.parquet",
                "https://example.org/f.parquet"
            })
    void filesOutsideOfTheTableAreRefused(String path) {
        lake.commit(TABLE, 3, add(path, 0, ""));

        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("outside of the table");
    }

    @Test
    void aFileWithoutAPossibleNameIsTold() {
        lake.commit(TABLE, 3, add("a%00.parquet", 0, ""));

        assertThatThrownBy(() -> catalog.sql("SELECT * FROM d.t").stream().toList())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("cannot read table 'd.t': its log names a file by what is no name: a%00.parquet");
    }

    @Test
    void pathsAreUnescapedOnceAndMayBeLong() throws IOException {
        String folder = "p=a%20b/" + "long-name-".repeat(20) + "/" + "long-name-".repeat(20);
        Path stored = lake.path(TABLE).resolve(folder).resolve("f 1%.parquet");
        Files.createDirectories(stored.getParent());
        Files.copy(lake.path(TABLE + "/f2.parquet"), stored);
        lake.commit(TABLE, 3, add(folder.replace("%", "%25") + "/f%201%25.parquet", 2, ""));

        assertThat(numbers()).hasSize(30).contains(29L);
        lake.commit(TABLE, 4, remove(folder.replace("%", "%25") + "/f%201%25.parquet"));
        assertThat(numbers()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"add\":{\"path\":\"f2.parquet\"",
                "{\"add\":{\"path\":\"f2.parquet\",\"partitionValues\":{},\"size\":1e400,\"modificationTime\":1}}",
                "{\"add\":{\"path\":\"f2.parquet\",\"partitionValues\":{},\"size\":99999999999999999999,\"modificationTime\":1}}",
                "{\"add\":{\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true}}",
                "{\"add\":[]}",
                "nonsense",
                "{\"protocol\":{\"minReaderVersion\":99,\"minWriterVersion\":99}}",
                "{\"metaData\":{\"id\":\"x\",\"schemaString\":\"{\"}}"
            })
    void commitsThatAreBrokenAreTold(String line) {
        assertThat(numbers()).hasSize(20);
        lake.commit(TABLE, 3, line);

        assertThatThrownBy(this::numbers).isInstanceOf(LakeException.class).hasMessageContaining("'d.t'");
        try (Catalog fresh = lake.open(DECLARED)) {
            assertThatThrownBy(() -> fresh.table("d.t").count()).isInstanceOf(LakeException.class);
        }
    }

    @Test
    void aGapInTheLogIsTold() {
        assertThat(numbers()).hasSize(20);
        lake.commit(TABLE, 4, add(2));

        assertThatThrownBy(this::numbers).isInstanceOf(LakeException.class).hasMessageContaining("'d.t'");
    }

    @Test
    void aCheckpointThatIsCutOffIsTold() throws IOException {
        Path checkpoint = lake.path(TABLE + "/_delta_log/00000000000000000002.checkpoint.parquet");
        Files.write(checkpoint, new byte[] {'P', 'A', 'R', '1', 0, 0, 0});

        assertThatThrownBy(this::numbers).isInstanceOf(LakeException.class).hasMessageContaining("'d.t'");
    }

    @Test
    void aHintAtACheckpointThatIsNotThereIsIgnored() throws IOException {
        Files.writeString(lake.path(TABLE + "/_delta_log/_last_checkpoint"), "{\"version\":77,\"size\":1}");
        assertThat(numbers()).hasSize(20);
        Files.writeString(lake.path(TABLE + "/_delta_log/_last_checkpoint"), "{\"vers");
        try (Catalog fresh = lake.open(DECLARED)) {
            assertThat(fresh.table("d.t").count()).isEqualTo(20);
        }
    }

    /** The kernel would look for a checkpoint before them, a thousand versions at a time. */
    @Test
    void versionsThatAreFarAwayAreNotLookedFor() throws IOException {
        Files.writeString(
                lake.path(TABLE + "/_delta_log/_last_checkpoint"), "{\"version\":9223372036854775807,\"size\":1}");
        assertThat(numbers()).hasSize(20);
        assertThatThrownBy(() -> table().version(Long.MAX_VALUE).count())
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("it has no version 9223372036854775807");
    }

    @Test
    void linksOutOfTheTableAreRefused() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.copy(lake.path(TABLE + "/f2.parquet"), outside.resolve("f2.parquet"));
        Files.createSymbolicLink(lake.path(TABLE + "/link"), outside);
        Files.createSymbolicLink(lake.path(TABLE + "/f4.parquet"), outside.resolve("f2.parquet"));
        Files.createSymbolicLink(lake.path(TABLE + "/f5.parquet"), lake.path(TABLE + "/f2.parquet"));

        lake.commit(TABLE, 3, add("f5.parquet", 2, ""));
        assertThat(numbers()).hasSize(30);
        for (String path : List.of("link/f2.parquet", "f4.parquet")) {
            lake.commit(TABLE, 4, add(path, 2, ""));
            try (Catalog fresh = lake.open(DECLARED)) {
                assertThatThrownBy(() -> fresh.table("d.t").stream().toList())
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("'d.t'")
                        .hasMessageContaining("is a link out of the table");
                assertThatThrownBy(() -> fresh.sql("SELECT * FROM d.t").stream().toList())
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("'d.t'")
                        .hasMessageContaining("is a link out of the table");
            }
        }
    }

    @Test
    void aLogThatALinkLeadsToElsewhereIsRefused() throws IOException {
        Path log = lake.path(TABLE + "/_delta_log");
        Path commit = log.resolve("00000000000000000002.json");
        Files.move(commit, directory.resolve("commit.json"));
        Files.createSymbolicLink(commit, directory.resolve("commit.json"));
        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'d.t'")
                .hasMessageContaining("is a link out of the table");

        Files.move(log, directory.resolve("log"));
        Files.createSymbolicLink(log, directory.resolve("log"));
        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("'d.t'")
                .hasMessageContaining("is a link out of the table");
    }

    @Test
    void statisticsThatCannotBeUnderstoodAreNoStatistics() {
        lake.commit(
                TABLE,
                3,
                add(2).replaceAll(
                                "\"stats\":\".*\"",
                                "\"stats\":\"{\\\\\"numRecords\\\\\":{},\\\\\"minValues\\\\\":{\\\\\"n\\\\\":[7]}\""));

        assertThat(table().where(t -> t.column("n").eq(25)).count()).isEqualTo(1);
        assertThat(table().count()).isEqualTo(30);
    }

    @Test
    void inlineDeletionVectorsLeaveOutTheirRows() {
        byte[] bitmap = bitmap(3, 7);
        lake.commit(TABLE, 3, WITH_DELETIONS, remove("f0.parquet"), add("f0.parquet", 0, inline(bitmap, 2)));

        assertThat(numbers()).hasSize(18).doesNotContain(3L, 7L);
        assertThat(table().count()).isEqualTo(18);
        assertThat(table().where(t -> t.column("n").eq(7)).count()).isZero();
        assertThat(table().where(t -> t.column("n").ge(5)).limit(4).count()).isEqualTo(4);
    }

    @Test
    void aDeletedRowMayLackAValueThatRowsMustHave() {
        lake.parquet(
                TABLE + "/f2.parquet",
                "SELECT CASE WHEN range <> 3 THEN range + 20 END AS n, CAST(range AS DOUBLE) AS x FROM range(10)");
        lake.commit(TABLE, 3, WITH_DELETIONS, add("f2.parquet", 2, inline(bitmap(3), 1)));
        try (Catalog strict = lake.open(Declared.delta("d", "t", Declared.column("n", Scalar.INT64)))) {
            UntypedTable rows = strict.table("d.t");
            assertThat(rows.stream()).hasSize(29);
            assertThat(rows.where(t -> t.column("n").gt(20)).stream()).hasSize(8);
            assertThat(strict.sql("SELECT n FROM d.t WHERE n IS NULL OR n = 24").stream())
                    .hasSize(1);

            lake.parquet(
                    TABLE + "/f3.parquet",
                    "SELECT CASE WHEN range <> 3 THEN range + 30 END AS n, CAST(range AS DOUBLE) AS x FROM range(10)");
            lake.commit(TABLE, 4, add("f3.parquet", 3, inline(bitmap(4), 1)));
            for (ThrowingCallable way : List.<ThrowingCallable>of(
                    () -> rows.stream().toList(),
                    () -> strict.sql("SELECT sum(n) FROM d.t").frame())) {
                assertThatThrownBy(way)
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("'n' of table 'd.t' is declared to have a value in every row")
                        .hasMessageContaining("/d/t/f3.parquet");
            }
        }
    }

    @Test
    void deletionVectorsByAbsolutePathStayInTheTable() throws IOException {
        Path file = lake.path(TABLE + "/dv.bin");
        Files.write(file, stored(bitmap(0, 9)));
        lake.commit(
                TABLE,
                3,
                WITH_DELETIONS,
                add("f2.parquet", 2, absolute(file.toUri().toString(), 2)));
        assertThat(numbers()).hasSize(28).doesNotContain(20L, 29L);

        Files.write(directory.resolve("dv.bin"), stored(bitmap(0, 9)));
        lake.commit(
                TABLE,
                4,
                remove("f1.parquet"),
                add("f1.parquet", 1, absolute(directory.resolve("dv.bin").toString(), 2)));
        assertThatThrownBy(this::numbers)
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("outside of the table");
    }

    @Test
    void deletionVectorsThatAreBrokenAreTold() throws IOException {
        byte[] good = bitmap(0, 9);
        byte[] magic = good.clone();
        magic[0]++;
        byte[] cut = Arrays.copyOf(good, good.length - 2);
        check("does not begin as a deletion vector", inline(magic, 2), 3);
        check("holds 2 rows, and the log says 3", inline(good, 3), 4);
        check("deletes row 10 of a file that has 10 rows", inline(bitmap(0, 10), 2), 5);
        check("ends in the middle", inline(cut, 2), 6);
        check("out of order", inline(bitmap(9, 0), 2), 7);
        check("is no base 85 text", inline(good, 2).replaceFirst("pathOrInlineDv\":\".", "pathOrInlineDv\":\"~"), 8);
        check("it has 12 rows in", inline(good, 12), 9);
        Path file = lake.path(TABLE + "/dv.bin");
        byte[] stored = stored(good);
        stored[stored.length - 1]++;
        Files.write(file, stored);
        check("another checksum", absolute(file.toString(), 2), 10);
        Files.write(file, Arrays.copyOf(stored, 20));
        check("has 20 bytes", absolute(file.toString(), 2), 11);
        check("cannot be read", absolute(lake.path(TABLE + "/none.bin").toString(), 2), 12);
        stored = stored(good);
        stored[0] = 2;
        Files.write(file, stored);
        check("unknown version", absolute(file.toString(), 2), 13);
    }

    private void check(String message, String vector, int version) {
        try (Catalog fresh = lake.open(DECLARED)) {
            lake.commit(TABLE, version, WITH_DELETIONS, remove("f0.parquet"), add("f2.parquet", 2, vector));
            assertThatThrownBy(() -> fresh.table("d.t").stream().toList())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("the deletion vector of file f2.parquet is broken")
                    .hasMessageContaining(message);
            lake.commit(TABLE, version, remove("f2.parquet"));
        }
    }

    /** A set of positions as the protocol stores it: one part with one array. */
    private static byte[] bitmap(int... positions) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 + 4 + 4 + 4 + 4 + 4 + positions.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(1681511377).putLong(1).putInt(0).putInt(12346).putInt(1);
        bytes.putShort((short) 0).putShort((short) (positions.length - 1)).putInt(16);
        for (int position : positions) {
            bytes.putShort((short) position);
        }
        return bytes.array();
    }

    private static byte[] stored(byte[] bitmap) {
        CRC32 checksum = new CRC32();
        checksum.update(bitmap);
        return ByteBuffer.allocate(1 + 4 + bitmap.length + 4)
                .put((byte) 1)
                .putInt(bitmap.length)
                .put(bitmap)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static String absolute(String path, int rows) {
        return vector("p", path, 1, bitmap(0, 9).length, rows);
    }

    private static String inline(byte[] bitmap, int rows) {
        StringBuilder text = new StringBuilder();
        byte[] padded = Arrays.copyOf(bitmap, (bitmap.length + 3) / 4 * 4);
        ByteBuffer words = ByteBuffer.wrap(padded);
        String alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
        while (words.hasRemaining()) {
            long word = Integer.toUnsignedLong(words.getInt());
            char[] letters = new char[5];
            for (int i = 4; i >= 0; i--) {
                letters[i] = alphabet.charAt((int) (word % 85));
                word /= 85;
            }
            text.append(letters);
        }
        return vector("i", text.toString(), -1, bitmap.length, rows);
    }

    private static String vector(String storage, String path, int offset, int size, int rows) {
        return ",\"deletionVector\":{\"storageType\":\"" + storage + "\",\"pathOrInlineDv\":\"" + path + "\""
                + (offset < 0 ? "" : ",\"offset\":" + offset) + ",\"sizeInBytes\":" + size + ",\"cardinality\":" + rows
                + "}";
    }
}
