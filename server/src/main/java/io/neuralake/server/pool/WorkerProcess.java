package io.neuralake.server.pool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.worker.WorkerMain;
import io.neuralake.server.worker.WorkerSetup;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Scanner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One worker: a Java process of which the server keeps hold by its standard input. */
final class WorkerProcess implements AutoCloseable {

    private static final int PAGE = 4096;

    private final Process process;
    private final Path home;
    private final Frames frames;
    private volatile @Nullable String ended;

    private WorkerProcess(Process process, Path home, Frames frames) {
        this.process = process;
        this.home = home;
        this.frames = frames;
    }

    /**
     * Starts a worker and waits until it listens.
     *
     * @param log takes the lines that it prints
     * @throws IOException if it ends before, with what it printed
     */
    static WorkerProcess start(PoolOptions options, Consumer<String> log) throws IOException {
        Path home = Files.createTempDirectory(options.directory(), "worker-");
        Path socket = home.resolve("socket");
        Path temporary = home.resolve("temporary");
        Process process = null;
        try {
            Files.createDirectory(temporary);
            process = new ProcessBuilder(command(options, temporary))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            OutputStream input = process.getOutputStream();
            WorkerSetup setup = new WorkerSetup(
                    socket.toString(),
                    temporary.toString(),
                    options.locations(),
                    options.manifests().stream()
                            .map(path -> path.toAbsolutePath().toString())
                            .toList(),
                    options.aliases(),
                    options.memory(),
                    options.threads());
            input.write(new ObjectMapper().writeValueAsBytes(setup));
            input.write('\n');
            input.flush();
            ready(process, log);
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new WorkerProcess(process, home, new Frames(channel));
        } catch (IOException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            delete(home);
            throw e;
        }
    }

    private static List<String> command(PoolOptions options, Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Darrow.enable_null_check_for_get=false");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.add("-Xmx" + options.heap());
        // DuckDB unpacks its 70 MB library there, and a worker is killed before it could remove it.
        command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        // An answer is not worth a worker that lacks memory, and a crash is no secret that is worth a dump of the data.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-CreateCoredumpOnCrash");
        command.add("-cp");
        command.add(options.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(WorkerMain.class.getName());
        return command;
    }

    private static void ready(Process process, Consumer<String> log) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(WorkerMain.READY)) {
                Thread rest = new Thread(() -> pass(output, log), "neuralake-worker-log");
                rest.setDaemon(true);
                rest.start();
                return;
            }
            said.add(line);
        }
        throw new IOException("a worker ended before it was ready:\n" + String.join("\n", said));
    }

    private static void pass(BufferedReader output, Consumer<String> log) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.accept(line);
            }
        } catch (IOException e) {
            // The worker has ended.
        }
    }

    /** What is said to the worker, and what it says. */
    Frames frames() {
        return frames;
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Bytes of memory that it takes; empty where the system does not tell. */
    OptionalLong resident() {
        try {
            Scanner pages = new Scanner(Files.readString(Path.of("/proc", Long.toString(pid()), "statm")));
            pages.nextLong();
            return OptionalLong.of(pages.nextLong() * PAGE);
        } catch (IOException | NoSuchElementException e) {
            return OptionalLong.empty();
        }
    }

    /** Ends it at once. */
    void end(String why) {
        if (ended == null) {
            ended = why;
        }
        process.destroyForcibly();
    }

    /** Why it was ended; null if it has not been, or ended by itself. */
    @Nullable
    String ended() {
        return ended;
    }

    /** Ends it, and removes what it has left. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            frames.close();
            process.waitFor();
        } catch (IOException e) {
            // The other end is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(home);
    }

    private static void delete(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is in the directory for what is temporary.
        }
    }
}
