package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What writers say of the values in each of some files: number of rows, bounds, and which columns are null throughout. */
final class FileStatistics {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final long UNKNOWN = -1;

    private final StatisticsSlots slots;
    private final long[] records;
    private final List<Bounds> bounds = new ArrayList<>();
    private final BitSet[] present;
    private final BitSet[] absent;
    private final long[] nulls;

    /** Statistics of files of which nothing is known yet. */
    FileStatistics(StatisticsSlots slots, int files) {
        this.slots = slots;
        this.records = new long[files];
        Arrays.fill(records, UNKNOWN);
        int columns = slots.types().size();
        this.present = new BitSet[columns];
        this.absent = new BitSet[columns];
        this.nulls = new long[columns];
        for (int i = 0; i < columns; i++) {
            ColumnType type = slots.types().get(i);
            bounds.add(new Bounds(type, files));
            present[i] = new BitSet();
            absent[i] = new BitSet();
        }
    }

    /** Takes in the statistics of one file. If they cannot be understood, nothing is known of it. */
    void read(int file, String json) {
        Arrays.fill(nulls, UNKNOWN);
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(file, parser);
            }
        } catch (IOException e) {
            records[file] = UNKNOWN;
            bounds.forEach(column -> column.clear(file));
            return;
        }
        for (int i = 0; i < nulls.length; i++) {
            present[i].set(file, nulls[i] == 0);
            absent[i].set(file, nulls[i] >= 0 && nulls[i] == records[file]);
        }
    }

    private void read(int file, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "numRecords" -> {
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        records[file] = Math.max(UNKNOWN, parser.getLongValue());
                    }
                }
                case "minValues", "maxValues", "nullCount" -> columns(file, name, slots.root(), parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void columns(int file, String what, StatisticsSlots.Node node, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Optional<StatisticsSlots.Node> field = node.field(parser.currentName());
            JsonToken value = parser.nextToken();
            if (field.isEmpty()) {
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                columns(file, what, field.get(), parser);
            } else if (value.isScalarValue()
                    && value != JsonToken.VALUE_NULL
                    && field.get().slot() >= 0) {
                value(file, what, field.get().slot(), parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void value(int file, String what, int slot, JsonParser parser) throws IOException {
        Bounds column = bounds.get(slot);
        if (what.equals("nullCount")) {
            nulls[slot] = parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : UNKNOWN;
        } else {
            boolean least = what.equals("minValues");
            bound(column.type(), parser, least ? -1 : 1).ifPresent(value -> {
                if (least) {
                    column.least(file, value);
                } else {
                    column.greatest(file, value);
                }
            });
        }
    }

    /** Numbers are most of all statistics, and the parser reads them faster than texts of them can be read. */
    private static Optional<Value> bound(ColumnType type, JsonParser parser, int outwards) throws IOException {
        JsonToken token = parser.currentToken();
        if (type == Scalar.FLOAT64 && token.isNumeric()) {
            return BoundText.widened(parser.getDoubleValue(), outwards).map(number -> new Value(type, number));
        }
        return BoundText.bound(type, parser.getText(), outwards);
    }

    /** Makes the statistics small once all files are read. */
    void trim() {
        bounds.forEach(Bounds::intern);
    }

    /** Number of rows in a file; negative if nobody counted them. */
    long records(int file) {
        return records[file];
    }

    /** Bounds of a column. */
    Bounds bounds(int slot) {
        return bounds.get(slot);
    }

    /** Files in which a column has no null. */
    BitSet present(int slot) {
        return present[slot];
    }

    /** Files in which a column has nothing but nulls. */
    BitSet absent(int slot) {
        return absent[slot];
    }
}
