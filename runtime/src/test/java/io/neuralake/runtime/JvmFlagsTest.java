package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM without the flags says, and that one with them says nothing. */
public final class JvmFlagsTest {

    private static final Table TABLE = Declared.hive("m", "numbers", Declared.column("id", Scalar.INT64));

    @TempDir
    private Path directory;

    @Test
    void aMissingFlagIsNamed() throws Exception {
        assertThat(run(Map.of(), "-cp", classPath()))
                .contains("start Java with --add-opens=java.base/java.nio=ALL-UNNAMED");
    }

    @Test
    void theDocumentedFlagsSilenceTheJvm() throws Exception {
        String flags = "--add-opens=java.base/java.nio=ALL-UNNAMED";
        if (Runtime.version().feature() >= 24) {
            flags += " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";
        }

        assertThat(run(Map.of("JDK_JAVA_OPTIONS", flags), "-cp", classPath()).lines())
                .contains("7 rows")
                .noneMatch(line -> line.startsWith("WARNING"));
    }

    /** On every JDK with the same file, and not a line besides the program's own. */
    @Test
    void theArgumentFileSilencesEverything() throws Exception {
        Path arguments =
                Path.of("..", "docs", "neuralake.args").toAbsolutePath().normalize();

        assertThat(run(Map.of(), "@" + arguments, "-cp", classPath())).isEqualTo("7 rows\n");
        assertThat(run(Map.of(), "--show-version", "@" + arguments, "-cp", classPath()))
                .endsWith("7 rows\n")
                .doesNotContain("WARNING", "SLF4J");
    }

    @Test
    void theManifestOfAnExecutableJarIsEnough() throws Exception {
        Path jar = directory.resolve("program.jar");
        Manifest manifest = new Manifest();
        Attributes entries = manifest.getMainAttributes();
        entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.put(Attributes.Name.MAIN_CLASS, JvmFlagsTest.class.getName());
        entries.putValue("Add-Opens", "java.base/java.nio");
        entries.putValue("Enable-Native-Access", "ALL-UNNAMED");
        entries.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(classPath().split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toASCIIString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();

        assertThat(run(Map.of(), "-Dslf4j.internal.verbosity=ERROR", "-jar", jar.toString())
                        .lines())
                .contains("7 rows")
                .noneMatch(line -> line.contains("restricted") || line.contains("native") || line.contains("SLF4J"));
    }

    /** The classes of a program that has one table and no flags. */
    private String classPath() throws IOException {
        TestLake lake = new TestLake(directory);
        Path classes = lake.manifest(TABLE);
        lake.parquet("m/numbers/a.parquet", "SELECT i AS id FROM range(7) t(i)");
        return classes
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        if (!command.contains("-jar")) {
            command.add(JvmFlagsTest.class.getName());
        }
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
