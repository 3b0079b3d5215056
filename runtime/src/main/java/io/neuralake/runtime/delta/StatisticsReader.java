package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.neuralake.catalog.ColumnType.Scalar;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the JSON of statistics, whatever it is.
 *
 * <p>JSON as all known writers have it is read by {@link StatisticsScanner}, which needs a fraction of the time for it.
 */
final class StatisticsReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final StatisticsSlots slots;
    private final FileStatistics statistics;
    private final StatisticsScanner scanner;

    /** A reader that says what it reads to statistics. */
    StatisticsReader(StatisticsSlots slots, FileStatistics statistics) {
        this.slots = slots;
        this.statistics = statistics;
        this.scanner = new StatisticsScanner(slots, statistics);
    }

    /** Takes in the statistics of one file. If they cannot be understood, nothing is known of it. */
    void read(int file, String json) {
        statistics.begin(file);
        if (!scanner.read(file, json)) {
            statistics.begin(file);
            try {
                parse(file, json);
            } catch (IOException e) {
                statistics.begin(file);
            }
        }
        statistics.end(file);
    }

    private void parse(int file, String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "numRecords" -> {
                        if (value == JsonToken.VALUE_NUMBER_INT) {
                            statistics.records(file, parser.getLongValue());
                        } else {
                            parser.skipChildren();
                        }
                    }
                    case "minValues" -> columns(file, -1, slots.root(), parser);
                    case "maxValues" -> columns(file, 1, slots.root(), parser);
                    case "nullCount" -> columns(file, 0, slots.root(), parser);
                    default -> parser.skipChildren();
                }
            }
        }
    }

    /** Lower bounds, upper bounds or, if {@code what} is 0, numbers of nulls. */
    private void columns(int file, int what, StatisticsSlots.Node node, JsonParser parser) throws IOException {
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

    private void value(int file, int what, int slot, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (what != 0) {
            if (token.isNumeric() && slots.types().get(slot) == Scalar.FLOAT64) {
                statistics.bound(file, slot, what, parser.getDoubleValue());
            } else {
                statistics.bound(file, slot, what, parser.getText());
            }
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            statistics.nulls(slot, parser.getLongValue());
        } else {
            statistics.noNulls(slot);
        }
    }
}
