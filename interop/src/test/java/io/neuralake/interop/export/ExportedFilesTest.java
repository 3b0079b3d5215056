package io.neuralake.interop.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.interop.Commands;
import io.neuralake.interop.Python;
import io.neuralake.runtime.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** pyarrow and polars find the types and values in exported files that were in the result. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportedFilesTest {

    private static final String PLAIN = """
            9007199254740993::BIGINT AS i, 1.5::DOUBLE AS f, 'ä "q", 日' || chr(10) || '2' AS s, true AS b,
                DATE '2024-02-29' AS d, TIMESTAMPTZ '2024-01-02 03:04:05.5+00' AS at""";

    private static final String ABSENT = "NULL AS i, NULL AS f, '' AS s, NULL AS b, NULL AS d, NULL AS at";

    private static final String ALL = """
            -1::TINYINT AS i8, 70000::INTEGER AS i32, 0.25::FLOAT AS f32, '\\x00\\xFF'::BLOB AS x,
                TIME '10:15:00' AS t, TIMESTAMP '2024-01-02 03:04:05.000006' AS ts,
                123456789012345678901234567.125::DECIMAL(30, 3) AS n, [1, NULL, 3] AS l,
                MAP {'k': 0.5::DOUBLE} AS m, {'a': 1, 'b': 'z'} AS r""";

    @TempDir
    private Path folder;

    private String python;

    @BeforeAll
    void find() {
        python = Python.with("export", List.of("pyarrow==26.0.1", "polars==2.1.0"))
                .toString();
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        try (Catalog catalog = Catalog.open()) {
            for (String ending : new String[] {"parquet", "arrow", "arrows"}) {
                assertThat(catalog.sql("SELECT " + PLAIN + ", " + ALL).write(folder.resolve("all." + ending)))
                        .isEqualTo(1);
            }
            for (String ending : new String[] {"csv", "jsonl"}) {
                assertThat(catalog.sql("SELECT " + PLAIN + " UNION ALL SELECT " + ABSENT)
                                .write(folder.resolve("plain." + ending)))
                        .isEqualTo(2);
            }
        }
        Path script = folder.resolve("read.py");
        Files.write(script, resource("read.py"));

        String read = Commands.run(python, script.toString(), folder.toString());

        assertThat(read).isEqualTo(new String(resource("expected.txt"), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ExportedFilesTest.class.getResourceAsStream("/export/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
