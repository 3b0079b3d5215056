package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog without tables on S3 loads nothing of the AWS SDK. */
final class S3LoadingTest {

    private static final Table TABLE = Declared.hive("lab", "events", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path temporary;

    @Test
    void localTablesAreReadWithoutTheSdk() throws Exception {
        TestLake lake = new TestLake(temporary);
        lake.parquet("lab/events/part.parquet", "SELECT range AS id FROM range(10)");
        Path manifest = lake.manifest(TABLE);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("-verbose:class");
        command.add("-cp");
        command.add(manifest + File.pathSeparator + classes);
        command.add(S3LoadingTest.class.getName());
        command.add(temporary.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(out.lines()).contains("10 rows");
        assertThat(out.lines().filter(line -> line.contains(" software.amazon.")))
                .isEmpty();
        assertThat(out).contains(" io.neuralake.runtime.storage.ObjectStores ");
    }

    /** Directory of the lake. */
    public static void main(String[] arguments) throws IOException {
        try (Catalog catalog = Catalog.open(CatalogOptions.defaults().location("lake", arguments[0]))) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(catalog.table("lab.events").count() + " rows");
        }
    }
}
