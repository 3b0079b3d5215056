package io.neuralake.server.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.runtime.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results of real statements in every form. */
final class RowEncoderTest {

    /** One value of each type, and what ROAPI 0.13 answers for them. */
    private static final String EVERYTHING =
            "SELECT * FROM (VALUES (1, TRUE, 1.5::FLOAT, 'nan'::DOUBLE, 12.340::DECIMAL(10,3),"
                    + " 'é\"' || chr(10) || chr(1) || '/<', '\\x00\\xFF'::BLOB, DATE '2024-02-29', TIME '12:30:00.5',"
                    + " TIMESTAMP '2024-02-29 01:02:03.5', TIMESTAMPTZ '2024-02-29 01:02:03.123456+00', [1, NULL, 3],"
                    + " {'a': 1, 'b': NULL::INTEGER}, MAP {'k': 1}, 9223372036854775807, 0.1::DOUBLE, 1.0::DOUBLE,"
                    + " TIMESTAMP_NS '2024-02-29 01:02:03.123456789', DATE '0001-01-01', TIMESTAMP '2024-02-29 01:02:03',"
                    + " 'infinity'::FLOAT),"
                    + " (NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL))"
                    + " t(i, b, f, nan, dec, s, bl, dt, tm, ts, tstz, l, st, m, big, d1, one, tsns, old, ts2, inf)";

    private static Catalog catalog;

    @BeforeAll
    static void open() {
        catalog = Catalog.open();
    }

    @AfterAll
    static void close() {
        catalog.close();
    }

    private static byte[] bytes(String statement, RowEncoder encoder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArrowReader batches = catalog.sql(statement).arrow()) {
            encoder.write(batches, (some, length) -> out.write(some, 0, length));
        }
        return out.toByteArray();
    }

    private static String text(String statement, RowEncoder encoder) throws IOException {
        return new String(bytes(statement, encoder), StandardCharsets.UTF_8);
    }

    /** The cells of the first row of an answer to PostgreSQL; null for an absent one. */
    private static List<ByteBuffer> cells(String statement, Boolean... binary) throws IOException {
        ByteBuffer message = ByteBuffer.wrap(bytes(statement, RowEncoder.postgres(List.of(binary))));
        assertThat((char) message.get()).isEqualTo('D');
        int end = message.getInt() + 1;
        List<ByteBuffer> cells = new ArrayList<>();
        for (int left = message.getShort(); left > 0; left--) {
            int length = message.getInt();
            if (length < 0) {
                cells.add(null);
            } else {
                cells.add(message.slice(message.position(), length));
                message.position(message.position() + length);
            }
        }
        assertThat(message.position()).isEqualTo(end);
        return cells;
    }

    private static String postgres(String expression) throws IOException {
        return StandardCharsets.UTF_8
                .decode(cells("SELECT " + expression).get(0))
                .toString();
    }

    private static String hex(String expression) throws IOException {
        StringBuilder digits = new StringBuilder();
        ByteBuffer cell = cells("SELECT " + expression, true).get(0);
        while (cell.hasRemaining()) {
            digits.append(String.format(java.util.Locale.ROOT, "%02x", cell.get()));
        }
        return digits.toString();
    }

    private static String sql(BigDecimal value, int scale) {
        return "CAST('" + value.toPlainString() + "' AS DECIMAL(38, " + scale + "))";
    }

    @Test
    void jsonIsWhatRoapiWrites() throws IOException {
        assertThat(text(EVERYTHING, RowEncoder.json()))
                .isEqualTo("[{\"i\":1,\"b\":true,\"f\":1.5,\"nan\":null,\"dec\":12.340,"
                        + "\"s\":\"é\\\"\\n\\u0001/<\",\"bl\":\"00ff\",\"dt\":\"2024-02-29\",\"tm\":\"12:30:00.500\","
                        + "\"ts\":\"2024-02-29T01:02:03.500\",\"tstz\":\"2024-02-29T01:02:03.123456Z\","
                        + "\"l\":[1,null,3],\"st\":{\"a\":1},\"m\":{\"k\":1},\"big\":9223372036854775807,\"d1\":0.1,"
                        + "\"one\":1.0,\"tsns\":\"2024-02-29T01:02:03.123456789\",\"old\":\"0001-01-01\","
                        + "\"ts2\":\"2024-02-29T01:02:03\",\"inf\":null},{}]");
    }

    @Test
    void csvIsWhatRoapiWritesButForEmptyTexts() throws IOException {
        assertThat(text(
                        "SELECT i, b, f, nan, dec, s, dt, tm, ts, tstz, big, d1, one, inf, '' AS \"e,\", l FROM ("
                                + EVERYTHING + ")",
                        RowEncoder.csv()))
                .isEqualTo("i,b,f,nan,dec,s,dt,tm,ts,tstz,big,d1,one,inf,\"e,\",l\n"
                        + "1,true,1.5,NaN,12.340,\"é\"\"\n\u0001/<\",2024-02-29,12:30:00.500,2024-02-29T01:02:03.500,"
                        + "2024-02-29T01:02:03.123456Z,9223372036854775807,0.1,1.0,inf,\"\",\"[1,null,3]\"\n"
                        + ",,,,,,,,,,,,,,\"\",\n");
    }

    @Test
    void postgresTextIsWhatPostgresWrites() throws IOException {
        assertThat(postgres("TRUE")).isEqualTo("t");
        assertThat(postgres("1e20::DOUBLE")).isEqualTo("1e+20");
        assertThat(postgres("100000000000000::DOUBLE")).isEqualTo("100000000000000");
        assertThat(postgres("1e15::DOUBLE")).isEqualTo("1e+15");
        assertThat(postgres("123456789.5::DOUBLE")).isEqualTo("123456789.5");
        assertThat(postgres("0.0001::DOUBLE")).isEqualTo("0.0001");
        assertThat(postgres("0.00001234::DOUBLE")).isEqualTo("1.234e-05");
        assertThat(postgres("'-0.0'::DOUBLE")).isEqualTo("-0");
        assertThat(postgres("0::DOUBLE")).isEqualTo("0");
        assertThat(postgres("1.5::DOUBLE")).isEqualTo("1.5");
        assertThat(postgres("1234567::FLOAT")).isEqualTo("1.234567e+06");
        assertThat(postgres("123456::FLOAT")).isEqualTo("123456");
        assertThat(postgres("'-infinity'::DOUBLE")).isEqualTo("-Infinity");
        assertThat(postgres("12.340::DECIMAL(10, 3)")).isEqualTo("12.340");
        assertThat(postgres("'\\x00\\xFF'::BLOB")).isEqualTo("\\x00ff");
        assertThat(postgres("TIME '12:30:00.5'")).isEqualTo("12:30:00.5");
        assertThat(postgres("TIMESTAMP '2024-02-29 01:02:03.12'")).isEqualTo("2024-02-29 01:02:03.12");
        assertThat(postgres("TIMESTAMPTZ '2024-02-29 01:02:03+00'")).isEqualTo("2024-02-29 01:02:03+00");
        assertThat(postgres("TIMESTAMP 'infinity'")).isEqualTo("infinity");
        assertThat(postgres("DATE '-infinity'")).isEqualTo("-infinity");
        assertThat(postgres("DATE '0044-03-15 (BC)'")).isEqualTo("0044-03-15 BC");
        assertThat(postgres("DATE '12024-03-15'")).isEqualTo("12024-03-15");
        assertThat(postgres("INTERVAL '14 months 3 days 04:05:06.7'")).isEqualTo("1 year 2 mons 3 days 04:05:06.7");
        assertThat(postgres("INTERVAL '-1 month' + INTERVAL '2 days'")).isEqualTo("-1 mons +2 days");
        assertThat(postgres("INTERVAL '0 days'")).isEqualTo("00:00:00");
        assertThat(postgres("['a', NULL, 'b c', '', 'null', 'x\"\\']"))
                .isEqualTo("{a,NULL,\"b c\",\"\",\"null\",\"x\\\"\\\\\"}");
        assertThat(postgres("[1, NULL, 3]")).isEqualTo("{1,NULL,3}");
        assertThat(postgres("[TIMESTAMP '2024-02-29 01:02:03']")).isEqualTo("{\"2024-02-29 01:02:03\"}");
        assertThat(postgres("[[1], [2, 3]]")).isEqualTo("[[1],[2,3]]");
        assertThat(postgres("{'a': 1, 'b': 'x'}")).isEqualTo("{\"a\":1,\"b\":\"x\"}");
        assertThat(postgres("18446744073709551615::UBIGINT")).isEqualTo("18446744073709551615");
        assertThat(cells("SELECT NULL, 1, NULL::INTEGER[]").get(0)).isNull();
    }

    @Test
    void postgresBinaryIsWhatPostgresWrites() throws IOException {
        assertThat(hex("TRUE")).isEqualTo("01");
        assertThat(hex("258::SMALLINT")).isEqualTo("0102");
        assertThat(hex("(-2)::TINYINT")).isEqualTo("fffe");
        assertThat(hex("16909060")).isEqualTo("01020304");
        assertThat(hex("-1::BIGINT")).isEqualTo("ffffffffffffffff");
        assertThat(hex("4294967295::UINTEGER")).isEqualTo("00000000ffffffff");
        assertThat(hex("1.5::DOUBLE")).isEqualTo("3ff8000000000000");
        assertThat(hex("1.5::FLOAT")).isEqualTo("3fc00000");
        assertThat(hex("'ä'")).isEqualTo("c3a4");
        assertThat(hex("'\\x00\\xFF'::BLOB")).isEqualTo("00ff");
        assertThat(hex("DATE '2000-01-02'")).isEqualTo("00000001");
        assertThat(hex("DATE '1999-12-31'")).isEqualTo("ffffffff");
        assertThat(hex("DATE 'infinity'")).isEqualTo("7fffffff");
        assertThat(hex("TIMESTAMP '2000-01-01 00:00:00.000001'")).isEqualTo("0000000000000001");
        assertThat(hex("TIMESTAMPTZ '-infinity'")).isEqualTo("8000000000000000");
        assertThat(hex("TIME '00:00:01'")).isEqualTo("00000000000f4240");
        assertThat(hex("INTERVAL '1 month 2 days 1 second'")).isEqualTo("00000000000f42400000000200000001");
        assertThat(hex("[1, NULL]"))
                .isEqualTo("00000001" + "00000001" + "00000017" + "00000002" + "00000001" + "0000000400000001"
                        + "ffffffff");
        assertThat(hex("[]::INTEGER[]")).isEqualTo("00000000" + "00000000" + "00000017");
        // 12345.6780: digits 1, 2345, 6780; the first one stands for 10,000.
        assertThat(hex("12345.6780::DECIMAL(10, 4)"))
                .isEqualTo("0003" + "0001" + "0000" + "0004" + "0001" + "0929" + "1a7c");
        assertThat(hex("0.001::DECIMAL(10, 3)")).isEqualTo("0001" + "ffff" + "0000" + "0003" + "000a");
        assertThat(hex("0.00::DECIMAL(10, 2)")).isEqualTo("0000" + "0000" + "0000" + "0002");
        assertThat(hex("-10000::DECIMAL(10, 0)")).isEqualTo("0001" + "0001" + "4000" + "0000" + "0001");
    }

    @Test
    void decimalsComeBackFromTheirBinaryForm() throws IOException {
        Random random = new Random(5);
        for (int scale : List.of(0, 1, 2, 3, 4, 5, 18, 37)) {
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                BigInteger digits = new BigInteger(random.nextInt(120), random)
                        .mod(BigInteger.TEN.pow(1 + random.nextInt(37)))
                        .multiply(BigInteger.TEN.pow(random.nextInt(2)));
                values.add(new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale));
            }
            StringBuilder columns = new StringBuilder("SELECT ");
            values.forEach(
                    value -> columns.append(columns.length() > 7 ? ", " : "").append(sql(value, scale)));
            List<ByteBuffer> cells = cells(columns.toString(), true);
            for (int i = 0; i < values.size(); i++) {
                assertThat(numeric(cells.get(i))).isEqualTo(values.get(i));
            }
            List<ByteBuffer> texts = cells(columns.toString());
            for (int i = 0; i < values.size(); i++) {
                assertThat(StandardCharsets.UTF_8.decode(texts.get(i)).toString())
                        .isEqualTo(values.get(i).toPlainString());
            }
        }
    }

    /** The number that a client sees. */
    private static BigDecimal numeric(ByteBuffer cell) {
        int count = cell.getShort();
        int weight = cell.getShort();
        boolean negative = cell.getShort() != 0;
        int scale = cell.getShort();
        BigDecimal value = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            int digit = cell.getShort();
            assertThat(digit).isBetween(i == 0 || i == count - 1 ? 1 : 0, 9999);
            value = value.add(BigDecimal.valueOf(digit).scaleByPowerOfTen(4 * (weight - i)));
        }
        return (negative ? value.negate() : value).setScale(scale);
    }

    @Test
    void everyDayIsTheOneOfTheCalendar() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long day = i < 2000 ? i - 1000L : random.nextInt(4_000_000) - 1_000_000L;
            Bytes out = new Bytes();
            Plain.ISO.date(day, out);
            assertThat(new String(out.copy(), StandardCharsets.US_ASCII))
                    .isEqualTo(java.time.LocalDate.ofEpochDay(day).toString());
        }
    }

    @Test
    void columnsHaveTypesOfPostgres() throws IOException {
        List<PostgresColumn> columns = new ArrayList<>();
        try (ArrowReader batches = catalog.sql(EVERYTHING).arrow()) {
            for (Field field : batches.getVectorSchemaRoot().getSchema().getFields()) {
                columns.add(PostgresColumn.of(field));
            }
        }
        assertThat(columns)
                .extracting(PostgresColumn::oid)
                .containsExactly(
                        23, 16, 700, 701, 1700, 1043, 17, 1082, 1083, 1114, 1184, 1007, 114, 114, 20, 701, 701, 1114,
                        1082, 1114, 700);
        assertThat(columns.get(4).modifier()).isEqualTo((10 << 16 | 3) + 4);
    }
}
