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

/**
 * Each type that a column can have.
 *
 * @param truth of type boolean
 * @param int8 of type byte
 * @param int16 of type short
 * @param int32 of type int
 * @param int64 of type long
 * @param float32 of type float
 * @param float64 of type double
 * @param letter of type char
 * @param boxedTruth of type Boolean
 * @param boxedInt8 of type Byte
 * @param boxedInt16 of type Short
 * @param boxedInt32 of type Integer
 * @param boxedInt64 of type Long
 * @param boxedFloat32 of type Float
 * @param boxedFloat64 of type Double
 * @param boxedLetter of type Character
 * @param text of type String
 * @param perhapsText of type String
 * @param optionalText of type Optional of String
 * @param optionalInt of type OptionalInt
 * @param optionalLong of type OptionalLong
 * @param bytes of type byte array
 * @param perhapsBytes of type byte  array
 * @param decimal of type BigDecimal
 * @param perhapsDecimal of type BigDecimal
 * @param date of type LocalDate
 * @param time of type LocalTime
 * @param timestamp of type LocalDateTime
 * @param instant of type Instant
 * @param uuid of type UUID
 * @param color of type Color
 * @param optionalColor of type Optional of Color
 * @param point of type Point
 * @param perhapsPoint of type Point
 * @param optionalPoint of type Optional of Point
 * @param ints of type int array
 * @param doubles of type double  array
 * @param truths of type boolean array
 * @param letters of type char array
 * @param integers of type List of Integer
 * @param strings of type List of String
 * @param blobs of type List of byte array
 * @param colors of type List of Color
 * @param prices of type List of BigDecimal
 * @param points of type List of Point
 * @param perhapsPoints of type Optional of List of Point
 * @param matrix of type List of List of Integer
 * @param rows of type List of int array
 * @param counts of type Map of String, Integer
 * @param palette of type Map of UUID, Color
 * @param places of type Map of Color, Point
 * @param tracks of type Map of LocalDate, List of Point
 * @param layers of type List of Map of String, Point
 */
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

    /**
     * A place.
     *
     * @param x to the right
     * @param label its name
     * @param inner what is in it
     */
    public record Point(@Column(unit = "m") double x, @Nullable String label, Optional<Inner> inner) {}

    /**
     * Deeper.
     *
     * @param colors colors
     * @param marks marks
     */
    public record Inner(List<Color> colors, long @Nullable [] marks) {}
}
