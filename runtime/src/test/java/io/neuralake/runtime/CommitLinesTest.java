package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions that share a line of a commit are all read; what is broken is refused wherever it stands. */
final class CommitLinesTest {

    private static final Table DECLARED = Declared.delta("d", "t", Declared.nullable("n", Scalar.INT64));

    @TempDir
    private Path directory;

    private TestLake lake;

    @BeforeEach
    void writeFiles() throws IOException {
        lake = new TestLake(directory);
        for (int i = 0; i < 2; i++) {
            lake.parquet("d/t/f" + i + ".parquet", "SELECT range + " + i * 10 + " AS n FROM range(10)");
        }
        lake.commit(
                "d/t",
                0,
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}",
                "{\"metaData\":{\"id\":\"id\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":"
                        + "\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"long\\\","
                        + "\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\",\"partitionColumns\":[],\"configuration\":{},"
                        + "\"createdTime\":1}}");
    }

    private String add(int file) throws IOException {
        return "{\"add\":{\"path\":\"f" + file + ".parquet\",\"partitionValues\":{},\"size\":"
                + Files.size(lake.path("d/t/f" + file + ".parquet")) + ",\"modificationTime\":1,\"dataChange\":true}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \r"})
    void actionsOnOneLine(String between) throws IOException {
        String note = "{\"commitInfo\":{\"note\":\"} {\\\"add\\\": \\\\\"}}";
        lake.commit("d/t", 1, note + between + add(0) + between + note + between + add(1));
        try (Catalog catalog = lake.open(DECLARED)) {
            assertThat(catalog.table("d.t").count()).isEqualTo(20);
            assertThat(catalog.table("d.t").version(1).stream().count()).isEqualTo(20);
        }
    }

    @Test
    void actionsOnOneLineOfACommitThatComesLater() throws IOException {
        lake.commit("d/t", 1, add(0));
        try (Catalog catalog = lake.open(DECLARED)) {
            assertThat(catalog.table("d.t").count()).isEqualTo(10);
            String note = "{\"commitInfo\":{}}";
            lake.commit("d/t", 2, note + add(1));
            assertThat(catalog.table("d.t").count()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{\"add\":{\"path\":", "}", "]", "1", "\"", "{\"add\""})
    void whatIsBrokenBehindAnActionIsRefused(String rest) throws IOException {
        lake.commit("d/t", 1, add(0) + rest);
        try (Catalog catalog = lake.open(DECLARED)) {
            assertThatThrownBy(() -> catalog.table("d.t").count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("'d.t'");
        }
    }
}
