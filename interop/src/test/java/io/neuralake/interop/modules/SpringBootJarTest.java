package io.neuralake.interop.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.interop.Commands;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar} of a jar with jars in it, started by Spring Boot's own loaders. */
final class SpringBootJarTest {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    @TempDir
    private Path directory;

    @Test
    void tablesOfNestedJarsAreRead() throws IOException {
        runs("spring-boot-loader-3", "org.springframework.boot.loader.launch.JarLauncher");
    }

    @Test
    void tablesOfNestedJarsAreReadByTheLoaderOfOlderReleases() throws IOException {
        runs("spring-boot-loader-classic-3", "org.springframework.boot.loader.JarLauncher");
    }

    private void runs(String loader, String launcher) throws IOException {
        Path jar = springBootJar(loader, launcher);
        Path lake = Program.lake(directory.resolve("lake"));

        String output = Commands.run(
                Program.java("-Dlake=" + lake, "-jar", jar.toString()).toArray(String[]::new));

        assertThat(Program.lines(output)).isEqualTo(Program.OUTPUT);
    }

    private Path springBootJar(String loader, String launcher) throws IOException {
        Path trips =
                CompiledModule.compile(directory.resolve("t"), Program.trips()).jar(directory.resolve("trips.jar"));
        Path weather = CompiledModule.compile(directory.resolve("w"), Program.weather())
                .jar(directory.resolve("weather.jar"));
        CompiledModule app = CompiledModule.compile(
                directory.resolve("a"), Program.app(), "-cp", CompiledModule.with(trips, weather));
        Map<String, byte[]> files = new TreeMap<>(CompiledModule.filesIn(library(loader)));
        files.remove("META-INF/MANIFEST.MF");
        app.files().forEach((name, content) -> files.put("BOOT-INF/classes/" + name, content));
        int number = 0;
        for (Path path : CompiledModule.entries().toList()) {
            if (needed(path)) {
                byte[] content = Files.readAllBytes(
                        Files.isDirectory(path)
                                ? CompiledModule.write(
                                        directory.resolve("classes.jar"), CompiledModule.filesBelow(path))
                                : path);
                files.put(LIBRARIES + number++ + ".jar", content);
            }
        }
        files.put(LIBRARIES + "trips.jar", Files.readAllBytes(trips));
        files.put(LIBRARIES + "weather.jar", Files.readAllBytes(weather));
        Manifest manifest = new Manifest();
        Attributes entries = manifest.getMainAttributes();
        entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.put(Attributes.Name.MAIN_CLASS, launcher);
        entries.putValue("Start-Class", "app.Main");
        entries.putValue("Spring-Boot-Version", "3.5.6");
        entries.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        entries.putValue("Spring-Boot-Lib", LIBRARIES);
        entries.putValue("Add-Opens", "java.base/java.nio");
        entries.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return stored(directory.resolve("app.jar"), manifest, files);
    }

    /** What a program may need; the tests' own classes, and the samples, which have a manifest, are on the same class path. */
    private static boolean needed(Path entry) {
        String name = entry.toString().replace('\\', '/');
        return Files.exists(entry)
                && Stream.of("test-classes", "sample-tables", "interop/target", "spring-boot-loader")
                        .noneMatch(name::contains);
    }

    private static Path library(String beginning) {
        return CompiledModule.entries()
                .filter(path -> String.valueOf(path.getFileName()).startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Nested jars are stored and not compressed, as their loader asks. */
    private static Path stored(Path file, Manifest manifest, Map<String, byte[]> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.setLevel(0);
            for (String folder : List.of("BOOT-INF/", "BOOT-INF/classes/", LIBRARIES)) {
                jar.putNextEntry(new JarEntry(folder));
                jar.closeEntry();
            }
            for (Map.Entry<String, byte[]> content : files.entrySet()) {
                JarEntry entry = new JarEntry(content.getKey());
                CRC32 sum = new CRC32();
                sum.update(content.getValue());
                entry.setMethod(JarEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(sum.getValue());
                jar.putNextEntry(entry);
                jar.write(content.getValue());
                jar.closeEntry();
            }
        }
        return file;
    }
}
