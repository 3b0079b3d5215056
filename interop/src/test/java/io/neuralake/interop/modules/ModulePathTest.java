package io.neuralake.interop.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.interop.Commands;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -p … -m app/app.Main}: named modules that read the catalog of named modules. */
final class ModulePathTest {

    /** Names of our modules are those of their jars' manifests; javac and the tests see folders of classes. */
    private static final Map<String, String> OURS = Map.of(
            "annotations", "io.neuralake.annotations",
            "catalog", "io.neuralake.catalog",
            "runtime", "io.neuralake.runtime");

    @TempDir
    private Path directory;

    @Test
    void namedModuleOpensTheCatalogOfOthers() {
        List<Path> ours = OURS.keySet().stream().sorted().map(this::module).toList();
        String libraries = path(ours);
        Path trips = compile(
                "trips",
                libraries,
                Program.trips(),
                "module trips { requires static io.neuralake.annotations; requires io.neuralake.runtime; exports trips; }");
        Path weather = compile(
                "weather",
                libraries,
                Program.weather(),
                "module weather { requires static io.neuralake.annotations; requires transitive io.neuralake.runtime; exports weather; }");
        String modules =
                path(Stream.concat(ours.stream(), Stream.of(trips, weather)).toList());
        Path app = compile(
                "app",
                modules,
                Program.app(),
                "module app { requires static io.neuralake.annotations; requires io.neuralake.runtime; requires weather; }");
        Path lake = Program.lake(directory.resolve("lake"));

        List<String> command = new ArrayList<>(Program.java(
                "-Dlake=" + lake,
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-p",
                modules + File.pathSeparator + app,
                "-cp",
                others(),
                "--add-modules=trips,ALL-SYSTEM",
                "-m",
                "app/app.Main"));

        assertThat(Program.lines(Commands.run(command.toArray(String[]::new)))).isEqualTo(Program.OUTPUT);
    }

    private Path compile(String name, String modulePath, Map<String, String> sources, String declaration) {
        Map<String, String> all = new HashMap<>(sources);
        all.put("module-info.java", declaration + "\n");
        return CompiledModule.compile(directory.resolve("m-" + name), all, "-p", modulePath)
                .jar(directory.resolve(name + ".jar"));
    }

    /** One of our modules as a jar; a build that does not package tests its class folder. */
    private Path module(String name) {
        Path found = CompiledModule.entries()
                .filter(entry -> ours(entry, name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + CompiledModule.classPath()));
        return Files.isDirectory(found)
                ? CompiledModule.write(directory.resolve(OURS.get(name) + ".jar"), withName(found, name))
                : found;
    }

    private static Map<String, byte[]> withName(Path classes, String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\nAutomatic-Module-Name: " + OURS.get(name) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.putAll(CompiledModule.filesBelow(classes));
        return files;
    }

    private static boolean ours(Path entry, String name) {
        String path = entry.toString().replace('\\', '/');
        return path.endsWith("/" + name + "/target/classes") || path.contains("/neuralake-" + name + "-");
    }

    /** Everything else that the runtime needs stays on the class path, where its own jars need no names. */
    private static String others() {
        return path(CompiledModule.entries()
                .filter(entry -> OURS.keySet().stream().noneMatch(name -> ours(entry, name)))
                .filter(entry -> Stream.of("test-classes", "sample-tables", "interop/target")
                        .noneMatch(other -> entry.toString().replace('\\', '/').contains(other)))
                .toList());
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
