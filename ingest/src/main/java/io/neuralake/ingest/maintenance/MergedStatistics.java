package io.neuralake.ingest.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.ingest.log.Action.AddFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Statistics of a file that has the rows of others: what all of them say. A bound that one of them lacks, or that cannot be compared for
 * certain, is left out.
 */
final class MergedStatistics {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final List<JsonNode> files;
    private final Map<String, Optional<ColumnType>> columns;

    private MergedStatistics(List<JsonNode> files, Map<String, Optional<ColumnType>> columns) {
        this.files = files;
        this.columns = columns;
    }

    static MergedStatistics of(List<AddFile> group, Map<String, Optional<ColumnType>> columns) {
        List<JsonNode> files = new ArrayList<>();
        for (AddFile file : group) {
            files.add(parsed(file.statistics()));
        }
        return new MergedStatistics(files, columns);
    }

    private static JsonNode parsed(String json) {
        try {
            return json.isEmpty() ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** How many rows the files have; empty if not all say so. */
    OptionalLong rows() {
        return sum(files.stream().map(file -> file.path("numRecords")).toList());
    }

    private static OptionalLong sum(List<JsonNode> numbers) {
        return numbers.stream().allMatch(JsonNode::isIntegralNumber)
                ? OptionalLong.of(numbers.stream().mapToLong(JsonNode::asLong).sum())
                : OptionalLong.empty();
    }

    /** The statistics of all rows. */
    String json(long rows) {
        ObjectNode merged = JSON.createObjectNode().put("numRecords", rows);
        ObjectNode least = merged.putObject("minValues");
        ObjectNode greatest = merged.putObject("maxValues");
        ObjectNode nulls = merged.putObject("nullCount");
        columns.forEach((name, type) -> {
            if (type.isPresent()) {
                Comparator<JsonNode> order = order(type.get());
                best("minValues", name, order).ifPresent(value -> least.set(name, value));
                best("maxValues", name, order.reversed()).ifPresent(value -> greatest.set(name, value));
                sum(values("nullCount", name)).ifPresent(count -> nulls.put(name, count));
            }
        });
        return merged.toString();
    }

    private List<JsonNode> values(String kind, String column) {
        return files.stream().map(file -> file.path(kind).path(column)).toList();
    }

    /** A file whose values are all absent has no bound, and needs none. */
    private Optional<JsonNode> best(String kind, String column, Comparator<JsonNode> order) {
        List<JsonNode> bounds = new ArrayList<>();
        for (JsonNode file : files) {
            JsonNode bound = file.path(kind).path(column);
            JsonNode count = file.path("nullCount").path(column);
            boolean none = count.isIntegralNumber() && count.equals(file.path("numRecords"));
            if (bound.isValueNode() && !bound.isNull()) {
                bounds.add(bound);
            } else if (!none) {
                return Optional.empty();
            }
        }
        try {
            return bounds.stream().min(order);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Comparator<JsonNode> order(ColumnType type) {
        if (type == Scalar.INSTANT) {
            return Comparator.comparing(
                    value -> OffsetDateTime.parse(value.asText()).toInstant());
        }
        if (type == Scalar.DATE) {
            return Comparator.comparing(value -> LocalDate.parse(value.asText()));
        }
        if (type == Scalar.TIMESTAMP) {
            return Comparator.comparing(value -> LocalDateTime.parse(value.asText()));
        }
        if (type == Scalar.STRING) {
            return Comparator.comparing(MergedStatistics::text, MergedStatistics::byBytes);
        }
        return Comparator.comparing(MergedStatistics::number);
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text: " + value);
        }
        return value.asText();
    }

    /** In the order of UTF-8, which is that of code points, and not always that of a Java string's letters. */
    private static int byBytes(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static BigDecimal number(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("no number: " + value);
        }
        return value.decimalValue();
    }
}
