package io.neuralake.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.server.access.Caller;
import io.neuralake.server.config.Configuration;
import io.neuralake.server.config.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are started and ended, in this process and as processes of their own. */
final class ServerTest {

    @TempDir
    Path directory;

    private ServerConfig config(String... words) throws Exception {
        return ((Configuration.Serve) Configuration.read(List.of(words), Map.of(), directory)).config();
    }

    @Test
    void itServesTheCatalogsOfItsClassPathBehindItsDoors() throws Exception {
        Server server = Server.start(config("-a", "127.0.0.1:0"), List.of(new LineDoor()), line -> {});
        InetSocketAddress address = server.doors().get("Lines").address();
        try {
            assertThat(server.summary())
                    .containsExactly(
                            "neuralake server " + Version.text() + " serves 22 tables",
                            "  Lines at 127.0.0.1:" + address.getPort());
            assertThat(ask(address)).isEqualTo("22");
        } finally {
            server.close();
        }
        assertThatThrownBy(() -> ask(address)).isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsOneClearError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(() -> Server.start(config("-a", address), List.of(new LineDoor()), line -> {}))
                    .isInstanceOf(StartException.class)
                    .hasMessage(
                            "Lines cannot be served at " + address + ": something else listens there already, or this"
                                    + " machine does not have the address; choose another with -a or addr.http, or close the door"
                                    + " with 'off'");
        }
    }

    @Test
    void aCatalogIsAManifestOrWhatHasOne() throws Exception {
        Files.createDirectory(directory.resolve("empty"));
        assertThatThrownBy(() -> Server.start(config("--catalog", "empty"), List.of(), line -> {}))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("has no META-INF/neuralake/catalog.json");
        Files.writeString(directory.resolve("catalog.json"), "{");
        assertThatThrownBy(() -> Server.start(config("--catalog", "catalog.json"), List.of(), line -> {}))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("manifest");
    }

    @Test
    void aProcessServesUntilItIsToldToEnd() throws Exception {
        Process process = process("-a", "off", "-p", "off", "--addr-flight-sql", "off");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("neuralake server " + Version.text() + " serves 22 tables");
            List<ProcessHandle> workers = process.descendants().toList();
            assertThat(workers).isNotEmpty();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // 128 and the number of SIGTERM, as shells tell it.
            assertThat(process.exitValue()).isEqualTo(143);
            for (ProcessHandle worker : workers) {
                worker.onExit().get(60, TimeUnit.SECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aProcessThatIsToldSomethingWrongSaysSoAndEnds() throws Exception {
        Process process = process("--tabel", "x.csv");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("command line: unknown flag --tabel; did you mean --table?\n");
        assertThat(process.waitFor()).isEqualTo(2);
        Process helped = process("--help");
        assertThat(new String(helped.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("--addr-flight-sql", "--disable-read-only");
        assertThat(helped.waitFor()).isZero();
    }

    private Process process(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + directory);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ServerMain.class.getName());
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }

    private static String ask(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort());
                BufferedReader input =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            return input.readLine();
        }
    }

    /** Says how many tables there are to whoever connects. */
    private static final class LineDoor implements Door {

        @Override
        public String name() {
            return "Lines";
        }

        @Override
        public String setting() {
            return "-a or addr.http";
        }

        @Override
        public Optional<InetSocketAddress> address(ServerConfig config) {
            return config.http();
        }

        @Override
        public OpenDoor open(InetSocketAddress address, Served served) throws IOException {
            ServerSocket socket = new ServerSocket();
            socket.bind(address);
            CountDownLatch ended = new CountDownLatch(1);
            Thread thread = new Thread(() -> serve(socket, served, ended));
            thread.start();
            return new OpenDoor() {
                @Override
                public InetSocketAddress address() {
                    return (InetSocketAddress) socket.getLocalSocketAddress();
                }

                @Override
                public boolean encrypted() {
                    return false;
                }

                @Override
                public void close(Duration farewell) throws InterruptedException {
                    try {
                        socket.close();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    assertThat(ended.await(farewell.toMillis(), TimeUnit.MILLISECONDS))
                            .isTrue();
                }
            };
        }

        private static void serve(ServerSocket socket, Served served, CountDownLatch ended) {
            try {
                while (true) {
                    try (Socket client = socket.accept()) {
                        int tables = served.service()
                                .tables(new Caller("test", List.of("*")))
                                .size();
                        client.getOutputStream().write((tables + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                ended.countDown();
            }
        }
    }
}
