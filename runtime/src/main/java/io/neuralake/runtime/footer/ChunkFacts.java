package io.neuralake.runtime.footer;

import io.neuralake.runtime.condition.Value;
import java.io.IOException;
import java.util.Optional;

/** What a footer says of one column in one row group, as it is written. */
final class ChunkFacts {

    private final CompactReader reader;
    private final int physical;
    private long values = -1;
    private long nulls = -1;
    private long unordered = -1;
    private Optional<byte[]> least = Optional.empty();
    private Optional<byte[]> greatest = Optional.empty();
    private Optional<byte[]> oldLeast = Optional.empty();
    private Optional<byte[]> oldGreatest = Optional.empty();
    private boolean leastExact = true;
    private boolean greatestExact = true;

    private ChunkFacts(CompactReader reader, int physical) {
        this.reader = reader;
        this.physical = physical;
    }

    /**
     * Reads what is said of a column.
     *
     * @param physical number of the type that its bytes must have
     */
    static ChunkFacts read(CompactReader reader, int physical) throws IOException {
        ChunkFacts facts = new ChunkFacts(reader, physical);
        reader.struct(facts::chunk);
        return facts;
    }

    private boolean chunk(int id, int type) throws IOException {
        if (id == 1) {
            throw new IOException("a column that is in another file");
        }
        if (id != 3 || type != CompactReader.STRUCT) {
            return false;
        }
        reader.struct(this::described);
        return true;
    }

    private boolean described(int id, int type) throws IOException {
        switch (id) {
            case 1 -> {
                if (reader.int32(type) != physical) {
                    throw new IOException("a column that is of another type than the schema says");
                }
            }
            case 5 -> values = reader.int64(type);
            case 12 -> {
                if (type != CompactReader.STRUCT) {
                    return false;
                }
                reader.struct(this::statistics);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean statistics(int id, int type) throws IOException {
        switch (id) {
            case 1 -> oldGreatest = Optional.of(reader.binary(type));
            case 2 -> oldLeast = Optional.of(reader.binary(type));
            case 3 -> nulls = reader.int64(type);
            case 5 -> greatest = Optional.of(reader.binary(type));
            case 6 -> least = Optional.of(reader.binary(type));
            case 7 -> greatestExact = CompactReader.truth(type);
            case 8 -> leastExact = CompactReader.truth(type);
            case 9 -> unordered = reader.int64(type);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** How many values it has, absent ones included; negative if that is not said. */
    long values() {
        return values;
    }

    /** How many of its values are absent; negative if that is not said. */
    long nulls() {
        return nulls < 0 || nulls > values ? -1 : nulls;
    }

    /** Whether it is said that none of its values is {@code NaN}. */
    boolean numbers() {
        return unordered == 0;
    }

    /**
     * A bound; empty if there is none that can be trusted.
     *
     * @param ordered whether the file says that its bounds are in the order of the column's type
     * @param outwards -1 for a lower bound, 1 for an upper one
     */
    Optional<Value> bound(BoundBytes bytes, boolean ordered, int outwards) {
        boolean lower = outwards < 0;
        Optional<byte[]> written = ordered && (bytes.text() || (lower ? leastExact : greatestExact))
                ? lower ? least : greatest
                : Optional.empty();
        if (written.isEmpty() && bytes.signed()) {
            written = lower ? oldLeast : oldGreatest;
        }
        return written.flatMap(text -> bytes.value(text, outwards));
    }
}
