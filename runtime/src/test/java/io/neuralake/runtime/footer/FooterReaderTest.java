package io.neuralake.runtime.footer;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Declared;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.footer.FileFacts.ColumnFacts;
import io.neuralake.runtime.storage.LocalObjectStore;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Footers are read without trust in their bytes, and what is kept of them is bounded. */
final class FooterReaderTest {

    private static final Path FILES = Path.of("src/test/resources/parquet-statistics");
    private static final int TRIALS = Integer.getInteger("footer.trials", 5_000);
    private static final long LIMIT = 20_000;
    private static final Column[] COLUMNS = {
        Declared.nullable("n", Scalar.INT64),
        Declared.nullable("int32", Scalar.INT32),
        Declared.nullable("text", Scalar.STRING),
        Declared.nullable("decimal_38_10", new ColumnType.Decimal(38, 10)),
        Declared.nullable("date", Scalar.DATE),
        Declared.nullable("float64", Scalar.FLOAT64),
        Declared.nullable("gone", Scalar.INT64)
    };
    private static final Table TABLE = Declared.hive("m", "t", COLUMNS);
    private static final List<Field> FIELDS = Arrays.stream(COLUMNS)
            .map(column -> new Field(List.of(column.name()), column.type(), false))
            .toList();

    @TempDir
    private Path directory;

    private final LocalObjectStore store = new LocalObjectStore();

    private FileFacts read(byte[] content) throws IOException {
        Path file = directory.resolve("file.parquet");
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new FooterReader(TABLE, FIELDS).read(channel, content.length);
        }
    }

    @Test
    void whatAFooterSaysIsKnown() throws IOException {
        FileFacts facts = read(Files.readAllBytes(FILES.resolve("pyarrow.parquet")));

        assertThat(facts.rows()).isEqualTo(24);
        assertThat(facts.columns().get(0)).isEqualTo(facts(0, Scalar.INT64, 0L, 23L));
        assertThat(facts.columns().get(1)).isEqualTo(facts(10, Scalar.INT32, -70000L, 70000L));
        assertThat(facts.columns().get(2)).isEqualTo(facts(10, Scalar.STRING, "", "😀"));
        assertThat(facts.columns().get(6)).isEqualTo(new ColumnFacts(24, Optional.empty(), Optional.empty(), true));
    }

    private static ColumnFacts facts(long nulls, ColumnType type, Object least, Object greatest) {
        return new ColumnFacts(
                nulls, Optional.of(new Value(type, least)), Optional.of(new Value(type, greatest)), false);
    }

    /** Whatever bytes a footer has, reading it ends, and takes no more memory than a footer of that size may need. */
    @ParameterizedTest
    @ValueSource(strings = {"pyarrow", "parquet_java"})
    void damagedFootersAreRead(String file) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(file + ".parquet"));
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
        byte[] footer = Arrays.copyOfRange(whole, whole.length - 8 - length, whole.length);
        Random random = new Random(5);
        int understood = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] damaged = footer.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                // Mostly in the schema and the first row group, where it matters most.
                int at = random.nextInt(random.nextBoolean() ? 2000 : damaged.length);
                damaged[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : damaged[at] ^ 1 << random.nextInt(8));
            }
            understood += read(damaged).equals(FileFacts.none(FIELDS.size())) ? 0 : 1;
        }
        assertThat(understood).isBetween(1, TRIALS - 1);
    }

    @Test
    void whatIsNoFooterSaysNothing() throws IOException {
        FileFacts nothing = FileFacts.none(FIELDS.size());
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) 0x1c);
        byte[] lists = new byte[1 << 20];
        Arrays.fill(lists, (byte) 0x19);
        byte[] groups = new byte[1 << 20];
        groups[0] = 0x29;
        groups[1] = (byte) 0xfc;
        for (byte[] content : List.of(deep, lists, groups, new byte[100], new byte[0])) {
            assertThat(read(footer(content))).isEqualTo(nothing);
        }
        assertThat(read(new byte[0])).isEqualTo(nothing);
        assertThat(read("PAR1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(nothing);
        byte[] large = footer(new byte[10]);
        ByteBuffer.wrap(large).order(ByteOrder.LITTLE_ENDIAN).putInt(large.length - 8, Integer.MAX_VALUE);
        assertThat(read(large)).isEqualTo(nothing);
        byte[] encrypted = Files.readAllBytes(FILES.resolve("pyarrow.parquet"));
        encrypted[encrypted.length - 1] = 'E';
        assertThat(read(encrypted)).isEqualTo(nothing);
    }

    private static byte[] footer(byte[] content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    /** More files than there is memory for are right all the same, and others are forgotten for them. */
    @Test
    void memoryIsBounded() throws IOException {
        List<ObjectStatus> files = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Path file = directory.resolve(i + ".parquet");
            Files.copy(FILES.resolve(i % 2 == 0 ? "pyarrow.parquet" : "pyarrow_no_statistics.parquet"), file);
            files.add(store.status(store.place(file.toString())));
        }
        Place root = store.place(directory.toString());
        Condition none = new Condition.Compare(FIELDS.get(0), Operator.GT, new Value(Scalar.INT64, 100L));
        FooterStatistics all = new FooterStatistics(store, 1 << 20);
        FooterStatistics few = new FooterStatistics(store, LIMIT);
        assertThat(possible(all, root, files, none).cardinality()).isEqualTo(200);
        for (int round = 0; round < 5; round++) {
            assertThat(possible(few, root, files, none).cardinality()).isStrictlyBetween(200, 400);
            assertThat(few.bytes()).isLessThan(LIMIT);
        }
        List<ObjectStatus> last = files.subList(360, 400);
        assertThat(possible(few, root, last, none).cardinality())
                .as("others are forgotten for these")
                .isEqualTo(20);
        assertThat(few.bytes()).isLessThan(LIMIT);
    }

    private static BitSet possible(
            FooterStatistics statistics, Place root, List<ObjectStatus> files, Condition condition) {
        return statistics.possible(TABLE, root, files, condition, (test, position) -> true);
    }
}
