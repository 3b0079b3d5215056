package io.neuralake.server.source;

import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.loading.LoadMain;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Starts the processes that load sources. */
final class Loader {

    private final ServerConfig config;
    private final Path directory;
    private final List<Path> classPath;
    private final Consumer<String> log;

    Loader(ServerConfig config, Path directory, List<Path> classPath, Consumer<String> log) {
        this.config = config;
        this.directory = directory;
        this.classPath = classPath;
        this.log = log;
    }

    /**
     * Loads sources and waits for it.
     *
     * @param wanted names of the directories of sources, or {@code all}
     * @param words the command line that declares them
     * @throws SourceException if one cannot be loaded, with the reasons
     */
    void load(String wanted, List<String> words) throws SourceException, IOException, InterruptedException {
        Path errors = Files.createTempFile(directory, "loading", ".txt");
        Process process = new ProcessBuilder(command(wanted, words))
                .directory(config.base().toFile())
                // A table may be on the server's own standard input.
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(errors.toFile())
                .start();
        try {
            try (var notes = process.inputReader(StandardCharsets.UTF_8)) {
                notes.lines().forEach(log);
            }
            if (process.waitFor() != 0) {
                throw new SourceException(Files.readString(errors).strip());
            }
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(errors);
        }
    }

    private List<String> command(String wanted, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("--sun-misc-unsafe-memory-access=allow");
        // It lives for a moment: what makes long runs fast makes its start slow.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-Xshare:auto");
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(LoadMain.class.getName());
        command.add(directory.toString());
        command.add(wanted);
        command.addAll(words);
        return command;
    }
}
