package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times with nanoseconds in lists, maps and nested records are cut to the microsecond that they are in. */
final class NestedNanosecondsTest {

    private static final Column[] COLUMNS = {
        Declared.column("id", Scalar.INT32),
        Declared.nullable("l", new ColumnType.ListOf(Scalar.TIMESTAMP, true)),
        Declared.nullable("ll", new ColumnType.ListOf(new ColumnType.ListOf(Scalar.INSTANT, true), true)),
        Declared.nullable("m", new ColumnType.MapOf(Scalar.STRING, Scalar.TIMESTAMP, true)),
        Declared.nullable(
                "s",
                new ColumnType.Struct(
                        "lake.Event",
                        List.of(
                                Declared.nullable("moment", Scalar.INSTANT),
                                Declared.nullable("n", Scalar.INT32),
                                Declared.nullable("times", new ColumnType.ListOf(Scalar.TIME, true)))))
    };
    private static final Table TABLE = Declared.hive("m", "t", COLUMNS);

    @TempDir
    private Path directory;

    private static String row(int id, String timestamp, String instant, String time) {
        return "SELECT " + id + "::INTEGER AS id, [" + timestamp + ", NULL] AS l, [[" + instant + "], NULL, []] AS ll,"
                + " MAP {'k': " + timestamp + ", 'none': NULL} AS m, {n: 7::INTEGER, times: [" + time
                + ", NULL], moment: "
                + instant + "} AS s";
    }

    private void write(TestLake lake) {
        lake.parquet(
                "m/t/fine.parquet",
                row(
                                1,
                                "make_timestamp_ns(-1)",
                                "CAST(make_timestamp_ns(-1) AS TIMESTAMPTZ_NS)",
                                "CAST('23:59:59.999999999' AS TIME_NS)")
                        + " UNION ALL SELECT 2, NULL, NULL, NULL, NULL UNION ALL "
                        + row(
                                3,
                                "make_timestamp_ns(1713088800123456789)",
                                "CAST(make_timestamp_ns(1713088800123456789) AS TIMESTAMPTZ_NS)",
                                "CAST('00:00:00.000000001' AS TIME_NS)"));
        lake.parquet(
                "m/t/plain.parquet",
                row(
                        4,
                        "make_timestamp(1713088800123456)",
                        "make_timestamptz(1713088800123456)",
                        "CAST('10:00:00.000001' AS TIME)"));
    }

    @Test
    void valuesAreCutWhereverTheyAre() {
        TestLake lake = new TestLake(directory);
        write(lake);
        Map<Integer, List<Object>> expected = Map.of(
                1, values("1969-12-31T23:59:59.999999", "23:59:59.999999"),
                2, Arrays.asList(null, null, null, null),
                3, values("2024-04-14T10:00:00.123456", "00:00:00"),
                4, values("2024-04-14T10:00:00.123456", "10:00:00.000001"));
        try (Catalog catalog = lake.open(TABLE)) {
            for (var rows : List.of(
                    catalog.table("m.t").stream(),
                    catalog.sql("SELECT * FROM m.t").stream(),
                    catalog.sql("SELECT id, l, ll, m, s FROM m.t WHERE id > 0").stream())) {
                try (Stream<Row> all = rows) {
                    assertThat(all.toList())
                            .hasSize(4)
                            .allSatisfy(row -> assertThat(
                                            Arrays.asList(row.get("l"), row.get("ll"), row.get("m"), row.get("s")))
                                    .isEqualTo(expected.get(row.get("id", Integer.class))));
                }
            }
            Instant early = Instant.parse("1969-12-31T23:59:59.999999Z");
            assertThat(catalog.table("m.t")
                            .where(t -> t.column("s").field("moment").eq(early))
                            .count())
                    .isEqualTo(1);
            assertThat(catalog.sql("SELECT s.moment AS a, l[1] AS b FROM m.t WHERE id = 3").stream()
                            .map(row -> List.of(row.get("a"), row.get("b"))))
                    .containsExactly(List.of(
                            Instant.parse("2024-04-14T10:00:00.123456Z"),
                            LocalDateTime.parse("2024-04-14T10:00:00.123456")));
        }
    }

    private static List<Object> values(String timestamp, String time) {
        LocalDateTime local = LocalDateTime.parse(timestamp);
        Instant instant = Instant.parse(timestamp + "Z");
        Map<String, Object> map = new HashMap<>();
        map.put("k", local);
        map.put("none", null);
        return List.of(
                Arrays.asList(local, null),
                Arrays.asList(List.of(instant), null, List.of()),
                map,
                Map.of("moment", instant, "n", 7, "times", Arrays.asList(LocalTime.parse(time), null)));
    }

    /** Two of them may be the same key. */
    @Test
    void keysAreRefused() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/k/a.parquet", "SELECT MAP {make_timestamp_ns(1): 1, make_timestamp_ns(2): 2} AS m");
        Table table = Declared.hive(
                "m", "k", Declared.nullable("m", new ColumnType.MapOf(Scalar.TIMESTAMP, Scalar.INT32, true)));
        try (Catalog catalog = lake.open(table)) {
            assertThatThrownBy(() -> catalog.table("m.k").arrow())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("column 'm.key' is declared as timestamp")
                    .hasMessageContaining("TIMESTAMP_NS");
        }
    }
}
