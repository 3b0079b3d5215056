package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.ExportFormat;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that are greater than the memory, the disk or the reader's patience. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public final class ExportLimitsTest {

    private static final int ROWS = 1_500_000;
    private static final int TEXT = 400;
    private static final int KILOBYTES_AT_MOST = 550_000;
    private static final Table TEXTS =
            Declared.hive("m", "texts", Declared.column("id", Scalar.INT64), Declared.column("t", Scalar.STRING));
    private static final String LONG = "SELECT a.id FROM m.texts a, m.texts b, m.texts c WHERE a.id * b.id = -c.id - 1";

    @TempDir
    private Path directory;

    private Path out;

    @BeforeEach
    void makeFolder() throws IOException {
        out = Files.createDirectory(directory.resolve("out"));
    }

    private TestLake lake(int rows, String text) {
        TestLake lake = new TestLake(directory.resolve("lake"));
        lake.parquet("m/texts/a.parquet", "SELECT i AS id, " + text + " AS t FROM range(" + rows + ") r(i)");
        return lake;
    }

    /** 600 MB of text by a process with 64 MB of heap and half a gigabyte of everything. */
    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void memoryDoesNotLimitTheNumberOfRows(ExportFormat format) throws Exception {
        Path classes = lake(ROWS, "repeat(chr(65 + CAST(i % 26 AS INTEGER)), " + TEXT + ")")
                .manifest(TEXTS);

        Process process = start(List.of("-Xmx64m", "-XX:MaxDirectMemorySize=32m"), classes, format);
        process.outputWriter().append("go\n").close();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(process.waitFor()).as("%s", said).isZero();
        assertThat(said).element(1).isEqualTo(ROWS + " rows");
        if (said.size() > 2) {
            assertThat(Integer.parseInt(said.get(2))).isLessThan(KILOBYTES_AT_MOST);
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aFullDiskLeavesNothingAndIsSaid(ExportFormat format) throws Exception {
        Path prlimit = Path.of("/usr/bin/prlimit");
        assumeTrue(Files.isExecutable(prlimit), "there is a program that limits the size of a process's files");
        Path classes = lake(20_000, "md5(CAST(i AS VARCHAR)) || md5(CAST(-i AS VARCHAR))")
                .manifest(TEXTS);
        Process process = start(List.of("-Xmx128m", "-XX:-UsePerfData", "-Dto.file=true"), classes, format);
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);

        // Only now, since native libraries are unpacked before.
        assertThat(said.readLine()).isEqualTo("ready");
        assertThat(new ProcessBuilder(prlimit.toString(), "--pid", Long.toString(process.pid()), "--fsize=200000")
                        .start()
                        .waitFor())
                .isZero();
        process.outputWriter().append("go\n").close();

        assertThat(said.lines().collect(Collectors.joining("\n")))
                .startsWith("cannot ")
                .contains("File too large")
                .contains("  fix: ");
        assertThat(process.waitFor()).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void aStreamThatTakesNoMoreIsSaid() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "there is a device that is always full");
        try (Catalog catalog = lake(50_000, "repeat('x', 100)").open(TEXTS);
                OutputStream stream = Files.newOutputStream(full)) {
            for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSON_LINES, ExportFormat.ARROW_STREAM)) {
                assertThatThrownBy(() -> catalog.table("m.texts").scan().write(stream, format))
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("No space left on device");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anInterruptedExportLeavesNothing(ExportFormat format) throws Exception {
        try (Catalog catalog = lake(10_000, "'x'").open(TEXTS)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread thread = new Thread(() ->
                    failure.set(catchThrowable(() -> catalog.sql(LONG).write(out.resolve("f"), format))));
            thread.start();
            Thread.sleep(300);
            thread.interrupt();
            thread.join();

            assertThat(failure.get())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("the thread was interrupted");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aDirectoryThatMayNotBeWrittenToIsSaid() throws IOException {
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(out), "the tests are not run by somebody who may write everywhere");
        try (Catalog catalog = lake(1, "'x'").open(TEXTS)) {
            assertThatThrownBy(() -> catalog.table("m.texts").write(out.resolve("f.csv")))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("may not be written to");
        } finally {
            Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void aLinkIsReplacedAndNotFollowed(ExportFormat format) throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "mine");
        Path link = Files.createSymbolicLink(out.resolve("link"), precious);
        Path broken = Files.createSymbolicLink(out.resolve("broken"), directory.resolve("nowhere"));
        Path folder = Files.createSymbolicLink(directory.resolve("folder"), out);
        try (Catalog catalog = lake(3, "'x'").open(TEXTS)) {
            TableScan<?, ?> scan = catalog.table("m.texts").scan();
            assertThatThrownBy(() -> scan.write(link, format)).hasMessageContaining("it exists already");
            assertThatThrownBy(() -> scan.write(broken, format)).hasMessageContaining("it exists already");
            assertThat(scan.write(link, format, StandardCopyOption.REPLACE_EXISTING))
                    .isEqualTo(3);
            assertThat(scan.write(folder.resolve("through"), format)).isEqualTo(3);
        }
        assertThat(precious).hasContent("mine");
        assertThat(link).isRegularFile();
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(directory.resolve("nowhere")).doesNotExist();
        assertThat(names()).containsExactlyInAnyOrder("link", "broken", "through");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Process start(List<String> flags, Path classes, ExportFormat format) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.addAll(flags);
        command.add("-cp");
        command.add(classes
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ExportLimitsTest.class.getName());
        command.addAll(List.of(directory.resolve("lake").toString(), out.toString(), format.name()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Directory of the lake, directory to write to, format. Waits before it writes; says how many rows and, on Linux, the most memory in kilobytes. */
    public static void main(String[] arguments) throws IOException {
        PrintStream said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ExportFormat format = ExportFormat.valueOf(arguments[2]);
        CatalogOptions options = CatalogOptions.defaults()
                .location("lake", arguments[0])
                .memoryLimit("150MB")
                .threads(2);
        try (Catalog catalog = Catalog.open(options)) {
            TableScan<?, ?> scan = catalog.table("m.texts").scan();
            // So that whatever is unpacked or loaded for reading is there.
            scan.limit(1).frame();
            said.println("ready");
            new InputStreamReader(System.in, StandardCharsets.UTF_8).read();
            long rows = format == ExportFormat.PARQUET || Boolean.getBoolean("to.file")
                    ? scan.write(Path.of(arguments[1], "f"), format)
                    : scan.write(OutputStream.nullOutputStream(), format);
            said.println(rows + " rows");
            Path status = Path.of("/proc/self/status");
            if (Files.isReadable(status)) {
                said.println(Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .findFirst()
                        .orElseThrow());
            }
        } catch (LakeException e) {
            said.println(e.getMessage());
        }
    }
}
