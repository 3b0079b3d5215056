package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/**
 * Deletion vectors of millions of rows, which the library that Spark uses too has written: in all forms that parts of them have.
 * {@code -Ddeletions.rows=50000000} makes the tables larger, and says how much time and memory it takes.
 */
final class LargeDeletionsTest {

    private static final int ROWS = Integer.getInteger("deletions.rows", 5_000_000);
    private static final Table DECLARED = Declared.delta("d", "t", Declared.column("id", Scalar.INT64));
    private static final int MAGIC = 1681511377;

    @TempDir
    private Path directory;

    private final Random random = new Random(1);
    private TestLake lake;

    @BeforeEach
    void begin() {
        lake = new TestLake(directory);
        lake.commit(
                "d/t",
                0,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"deletionVectors\"],"
                        + "\"writerFeatures\":[\"deletionVectors\"]}}",
                "{\"metaData\":{\"id\":\"id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                        + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"long\\\","
                        + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                        + "\"createdTime\":1}}");
    }

    /** Writes a file with the numbers from one on, of which some are deleted. */
    private String add(int file, long from, int rows, BitSet deleted) throws IOException {
        String name = "f" + file + ".parquet";
        Path data = lake.parquet("d/t/" + name, "SELECT range AS id FROM range(" + from + ", " + (from + rows) + ")");
        RoaringBitmap bitmap = new RoaringBitmap();
        deleted.stream().forEach(bitmap::add);
        bitmap.runOptimize();
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 8 + 4 + bitmap.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC).putLong(1).putInt(0);
        bitmap.serialize(bytes);
        CRC32 checksum = new CRC32();
        checksum.update(bytes.array());
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(stored);
        out.writeByte(1);
        out.writeInt(bytes.capacity());
        out.write(bytes.array());
        out.writeInt((int) checksum.getValue());
        Path vector = lake.path("d/t/deletions" + file + ".bin");
        Files.write(vector, stored.toByteArray());
        return "{\"add\":{\"path\":\"" + name + "\",\"partitionValues\":{},\"size\":" + Files.size(data)
                + ",\"modificationTime\":1,\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":" + rows
                + "}\",\"deletionVector\":{\"storageType\":\"p\",\"pathOrInlineDv\":\"" + vector.toUri()
                + "\",\"offset\":1,\"sizeInBytes\":" + bytes.capacity() + ",\"cardinality\":" + deleted.cardinality()
                + "}}}";
    }

    /** Half of the rows, at random. */
    private BitSet half(int rows) {
        BitSet half = new BitSet(rows);
        for (int i = 0; i < rows; i++) {
            half.set(i, random.nextBoolean());
        }
        return half;
    }

    @Test
    void halfOfTheRowsOfOneFileAreLeftOut() throws IOException {
        BitSet deleted = half(ROWS);
        lake.commit("d/t", 1, add(0, 0, ROWS, deleted));

        check(deleted);
    }

    /** Random rows, nearly all, hardly any, long runs, and all. */
    @Test
    void rowsOfSeveralFilesAreLeftOut() throws IOException {
        int rows = ROWS / 5;
        BitSet deleted = new BitSet();
        String[] adds = new String[5];
        for (int file = 0; file < 5; file++) {
            BitSet some = new BitSet();
            switch (file) {
                case 0 -> some = half(rows);
                case 1 -> {
                    some.set(0, rows);
                    random.ints(100, 0, rows).forEach(some::clear);
                }
                case 2 -> random.ints(100, 0, rows).forEach(some::set);
                case 3 -> {
                    for (int i = 0; i < rows; i += 100_000) {
                        some.set(i, Math.min(rows, i + 70_000));
                    }
                }
                default -> some.set(0, rows);
            }
            adds[file] = add(file, (long) file * rows, rows, some);
            int first = file * rows;
            some.stream().forEach(row -> deleted.set(first + row));
        }
        lake.commit("d/t", 1, adds);

        check(deleted);
    }

    private void check(BitSet deleted) throws IOException {
        BitSet expected = new BitSet();
        expected.set(0, ROWS);
        expected.andNot(deleted);
        try (Catalog catalog = lake.open(DECLARED)) {
            assertThat(catalog.table("d.t").count()).isEqualTo(expected.cardinality());
            long begun = System.nanoTime();
            BitSet found = new BitSet();
            try (ArrowReader batches = catalog.table("d.t").arrow()) {
                told("first row", begun);
                while (batches.loadNextBatch()) {
                    BigIntVector ids =
                            (BigIntVector) batches.getVectorSchemaRoot().getVector(0);
                    for (int i = 0; i < ids.getValueCount(); i++) {
                        int id = Math.toIntExact(ids.get(i));
                        assertThat(found.get(id)).isFalse();
                        found.set(id);
                    }
                }
            }
            told("all rows", begun);
            assertThat(found).isEqualTo(expected);
            int from = ROWS / 2 - 1000;
            assertThat(catalog.table("d.t")
                            .where(t -> t.column("id").between(from, from + 1999))
                            .count())
                    .isEqualTo(expected.get(from, from + 2000).cardinality());
            assertThat(catalog.sql("SELECT sum(id)::BIGINT AS s FROM d.t").stream()
                            .map(row -> row.get("s", Long.class)))
                    .containsExactly(expected.stream().asLongStream().sum());
        }
    }

    private static void told(String what, long begun) throws IOException {
        if (Integer.getInteger("deletions.rows") != null) {
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .findFirst()
                    .orElse("");
            System.out.println(what + ": " + (System.nanoTime() - begun) / 1_000_000 + " ms, " + peak);
        }
    }
}
