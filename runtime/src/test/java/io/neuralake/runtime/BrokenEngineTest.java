package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error within DuckDB is that of the query that meets it, and of no other. */
final class BrokenEngineTest {

    @TempDir
    private Path directory;

    private Catalog open() {
        TestLake lake = new TestLake(directory);
        lake.parquet("m/t/f.parquet", "SELECT (-9223372036854775808)::BIGINT AS id");
        return lake.open(Declared.hive("m", "t", Declared.column("id", Scalar.INT64)));
    }

    /** DuckDB 2.0.0 does not expect to print this time, in rows or while it plans, and refuses everything afterwards. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT CAST(make_timestamp(id) AS VARCHAR) FROM m.t",
                "SELECT CAST(make_timestamp(-9223372036854775808) AS VARCHAR) FROM m.t"
            })
    void otherQueriesDoNotNotice(String breaking) {
        try (Catalog catalog = open()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> catalog.sql(breaking).frame()).isInstanceOf(LakeException.class);
                assertThat(catalog.table("m.t").where(t -> t.column("id").lt(0)).stream())
                        .hasSize(1);
                assertThatThrownBy(() -> catalog.sql(breaking).frame()).isInstanceOf(LakeException.class);
                assertThat(catalog.sql("SELECT id FROM m.t").stream()).hasSize(1);
            }
        }
    }

    /** The second asks for the time, so that it has a database of its own, which cannot be dropped any more. */
    @ParameterizedTest
    @ValueSource(strings = {"SELECT id FROM m.t, range(300000)", "SELECT id, now() FROM m.t, range(300000)"})
    void aResultThatIsOpenMeanwhileIsComplete(String statement) {
        try (Catalog catalog = open();
                var rows = catalog.sql(statement).stream()) {
            assertThatThrownBy(() -> catalog.sql("SELECT CAST(make_timestamp(id) AS VARCHAR) FROM m.t")
                            .frame())
                    .isInstanceOf(LakeException.class);
            assertThat(catalog.table("m.t").count()).isOne();
            assertThat(rows).hasSize(300_000);
        }
    }
}
