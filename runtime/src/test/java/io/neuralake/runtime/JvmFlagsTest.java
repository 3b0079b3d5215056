package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM without the flags says, and that one with them says nothing. */
public final class JvmFlagsTest {

    private static final Table TABLE = Declared.hive("m", "numbers", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    @Test
    void aMissingFlagIsNamed() throws Exception {
        Path classes = new TestLake(directory).manifest(TABLE);

        assertThat(run(Map.of(), classes)).contains("start Java with --add-opens=java.base/java.nio=ALL-UNNAMED");
    }

    @Test
    void theDocumentedFlagsSilenceTheJvm() throws Exception {
        TestLake lake = new TestLake(directory);
        Path classes = lake.manifest(TABLE);
        lake.parquet("m/numbers/a.parquet", "SELECT i AS id FROM range(7) t(i)");
        String flags = "--add-opens=java.base/java.nio=ALL-UNNAMED";
        if (Runtime.version().feature() >= 24) {
            flags += " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
        }

        assertThat(run(Map.of("JDK_JAVA_OPTIONS", flags), classes).lines())
                .contains("7 rows")
                .noneMatch(line -> line.startsWith("WARNING"));
    }

    private String run(Map<String, String> environment, Path classes) throws IOException, InterruptedException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(classes + File.pathSeparator + path);
        command.add(JvmFlagsTest.class.getName());
        command.add(directory.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    /** Directory of the lake. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Catalog catalog = Catalog.open(CatalogOptions.defaults().location("lake", arguments[0]))) {
            out.println(catalog.table("m.numbers").stream().count() + " rows");
        } catch (LakeException e) {
            out.println(e.getMessage());
        }
    }
}
