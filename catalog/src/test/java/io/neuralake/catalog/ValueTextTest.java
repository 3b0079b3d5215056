package io.neuralake.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ValueTextTest {

    private static final ColumnType PRICE = new ColumnType.Decimal(5, 2);
    private static final ColumnType COLOR = new ColumnType.Enumeration("lake.Paint$Color", List.of("RED", "GREEN"));

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("true", Scalar.BOOLEAN, true),
                Arguments.of("false", Scalar.BOOLEAN, false),
                Arguments.of("-128", Scalar.INT8, (byte) -128),
                Arguments.of("+127", Scalar.INT8, (byte) 127),
                Arguments.of("-32768", Scalar.INT16, (short) -32768),
                Arguments.of("2147483647", Scalar.INT32, Integer.MAX_VALUE),
                Arguments.of("007", Scalar.INT32, 7),
                Arguments.of("-9223372036854775808", Scalar.INT64, Long.MIN_VALUE),
                Arguments.of("1.5", Scalar.FLOAT32, 1.5f),
                Arguments.of("-1e-3", Scalar.FLOAT64, -0.001),
                Arguments.of(".5", Scalar.FLOAT64, 0.5),
                Arguments.of("4", Scalar.FLOAT64, 4.0),
                Arguments.of("12.5", PRICE, new BigDecimal("12.50")),
                Arguments.of("-999.99", PRICE, new BigDecimal("-999.99")),
                Arguments.of("1.5000", PRICE, new BigDecimal("1.50")),
                Arguments.of("0", PRICE, new BigDecimal("0.00")),
                Arguments.of("0.00", new ColumnType.Decimal(2, 2), new BigDecimal("0.00")),
                Arguments.of("0.25", new ColumnType.Decimal(2, 2), new BigDecimal("0.25")),
                Arguments.of("100", new ColumnType.Decimal(3, 0), new BigDecimal("100")),
                Arguments.of("", Scalar.STRING, ""),
                Arguments.of(" Oslo ", Scalar.STRING, " Oslo "),
                Arguments.of("GREEN", COLOR, "GREEN"),
                Arguments.of("00fF", Scalar.BINARY, new byte[] {0, -1}),
                Arguments.of("", Scalar.BINARY, new byte[0]),
                Arguments.of("2024-02-29", Scalar.DATE, LocalDate.of(2024, 2, 29)),
                Arguments.of("09:30", Scalar.TIME, LocalTime.of(9, 30)),
                Arguments.of("23:59:59.999999", Scalar.TIME, LocalTime.of(23, 59, 59, 999_999_000)),
                Arguments.of(
                        "2024-04-14T09:30:00.5",
                        Scalar.TIMESTAMP,
                        LocalDateTime.of(2024, 4, 14, 9, 30, 0, 500_000_000)),
                Arguments.of("2024-04-14T11:30:00+02:00", Scalar.INSTANT, Instant.parse("2024-04-14T09:30:00Z")),
                Arguments.of(
                        "2024-04-14T09:30:00.000001Z", Scalar.INSTANT, Instant.parse("2024-04-14T09:30:00.000001Z")),
                Arguments.of(
                        "0F8FAD5B-d9cb-469f-a165-70867728950e",
                        Scalar.UUID,
                        UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e")));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void readsTypedValues(String text, ColumnType type, Object value) {
        assertThat(ValueText.value(text, type)).get().usingRecursiveComparison().isEqualTo(value);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("TRUE", Scalar.BOOLEAN, "is neither true nor false"),
                Arguments.of("", Scalar.BOOLEAN, "is neither true nor false"),
                Arguments.of("128", Scalar.INT8, "is out of the range of int8, -128 to 127"),
                Arguments.of("-32769", Scalar.INT16, "is out of the range of int16, -32768 to 32767"),
                Arguments.of("2147483648", Scalar.INT32, "is out of the range of int32, -2147483648 to 2147483647"),
                Arguments.of(
                        "9".repeat(100_000),
                        Scalar.INT64,
                        "is out of the range of int64, -9223372036854775808 to 9223372036854775807"),
                Arguments.of(" 7", Scalar.INT32, "is not a whole number"),
                Arguments.of("1.0", Scalar.INT32, "is not a whole number"),
                Arguments.of("1_000", Scalar.INT32, "is not a whole number"),
                Arguments.of("٧", Scalar.INT32, "is not a whole number"),
                Arguments.of("1f", Scalar.FLOAT32, "is not a number"),
                Arguments.of("NaN", Scalar.FLOAT64, "is not a number"),
                Arguments.of("0x1p3", Scalar.FLOAT64, "is not a number"),
                Arguments.of("1,5", Scalar.FLOAT64, "is not a number"),
                Arguments.of("1e39", Scalar.FLOAT32, "is out of the range of float32"),
                Arguments.of("1e309", Scalar.FLOAT64, "is out of the range of float64"),
                Arguments.of("1e2", PRICE, "is not a decimal number"),
                Arguments.of("1.005", PRICE, "has 3 digits after the point, and decimal(5,2) has 2"),
                Arguments.of("1000", PRICE, "has 4 digits before the point, and decimal(5,2) has 3"),
                Arguments.of(
                        "1", new ColumnType.Decimal(2, 2), "has 1 digits before the point, and decimal(2,2) has 0"),
                Arguments.of("green", COLOR, "is no constant of Color"),
                Arguments.of("0ff", Scalar.BINARY, "is not in hexadecimal digits, two for each byte"),
                Arguments.of("AP8=", Scalar.BINARY, "is not in hexadecimal digits, two for each byte"),
                Arguments.of("2024-02-30", Scalar.DATE, "is not a date"),
                Arguments.of("2024-4-1", Scalar.DATE, "is not a date"),
                Arguments.of("+10000-01-01", Scalar.DATE, "is not a date"),
                Arguments.of("24:00", Scalar.TIME, "is not a time of day"),
                Arguments.of("2024-04-14", Scalar.TIMESTAMP, "is not a date and time without a zone"),
                Arguments.of("2024-04-14T09:30:00Z", Scalar.TIMESTAMP, "is not a date and time without a zone"),
                Arguments.of(
                        "2024-04-14T09:30:00",
                        Scalar.INSTANT,
                        "is not a moment, which is a date and time with Z or an offset"),
                Arguments.of("2024-04-14T09:30:00.0000001Z", Scalar.INSTANT, "is finer than a microsecond"),
                Arguments.of("09:30:00.1234567", Scalar.TIME, "is finer than a microsecond"),
                Arguments.of("f8fad5b-d9cb-469f-a165-70867728950e", Scalar.UUID, "is not a UUID"),
                Arguments.of("1", new ColumnType.ListOf(Scalar.INT32, false), "cannot be read"),
                Arguments.of(
                        "1",
                        new ColumnType.Unsupported("java.lang.Object", ColumnType.Reason.UNKNOWN),
                        "cannot be read"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("unreadable")
    void saysWhyATextIsNoValue(String text, ColumnType type, String reason) {
        assertThat(ValueText.value(text, type)).isEmpty();
        assertThat(ValueText.read(text, type)).isInstanceOfSatisfying(ValueText.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).startsWith(reason);
            assertThat(unreadable.fix()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void everyScalarCanBeRead(Scalar type) {
        assertThat(readable().map(arguments -> arguments.get()[1])).contains(type);
    }

    @Test
    void constantsThatAreNearAreOffered() {
        assertThat(ValueText.read("GREN", COLOR))
                .isEqualTo(new ValueText.Unreadable("is no constant of Color", "did you mean 'GREEN'?"));
    }
}
