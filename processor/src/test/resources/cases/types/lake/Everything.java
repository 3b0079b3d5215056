package lake;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each type that a column can have. */
@Table(database = "types", location = "${lake}/everything")
public record Everything(
        boolean truth,
        byte int8,
        short int16,
        int int32,
        long int64,
        float float32,
        double float64,
        char letter,
        Boolean boxedTruth,
        Byte boxedInt8,
        Short boxedInt16,
        Integer boxedInt32,
        Long boxedInt64,
        Float boxedFloat32,
        Double boxedFloat64,
        Character boxedLetter,
        String text,
        @Nullable String perhapsText,
        Optional<String> optionalText,
        OptionalInt optionalInt,
        OptionalLong optionalLong,
        byte[] bytes,
        byte @Nullable [] perhapsBytes,
        @Decimal(precision = 38, scale = 10) BigDecimal decimal,
        @Nullable @Decimal(precision = 5, scale = 0) BigDecimal perhapsDecimal,
        LocalDate date,
        LocalTime time,
        LocalDateTime timestamp,
        @Nullable Instant instant,
        UUID uuid,
        Color color,
        Optional<Color> optionalColor,
        Point point,
        @Nullable Point perhapsPoint,
        Optional<Point> optionalPoint,
        int[] ints,
        double @Nullable [] doubles,
        boolean[] truths,
        char[] letters,
        List<Integer> integers,
        @Nullable List<@Nullable String> strings,
        List<byte[]> blobs,
        List<Color> colors,
        @Decimal(precision = 12, scale = 2) List<BigDecimal> prices,
        List<Point> points,
        Optional<List<@Nullable Point>> perhapsPoints,
        List<List<Integer>> matrix,
        List<int[]> rows,
        Map<String, Integer> counts,
        @Nullable Map<UUID, @Nullable Color> palette,
        Map<Color, Point> places,
        Map<LocalDate, List<Point>> tracks,
        List<Map<String, Point>> layers) {

    /** A choice. */
    public enum Color {
        /** Red. */
        RED,
        /** Green. */
        GREEN
    }

    /** A place. */
    public record Point(@Column(unit = "m") double x, @Nullable String label, Optional<Inner> inner) {}

    /** Deeper. */
    public record Inner(List<Color> colors, long @Nullable [] marks) {}
}
