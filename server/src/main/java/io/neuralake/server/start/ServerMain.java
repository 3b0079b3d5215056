package io.neuralake.server.start;

import io.neuralake.server.config.ConfigException;
import io.neuralake.server.config.Configuration;
import io.neuralake.server.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a server until it is told to end: {@code java -jar neuralake-server.jar -c roapi.yml}.
 *
 * <p>It ends with 2 if it was not told correctly what to do, and with 1 if it cannot do it.
 */
public final class ServerMain {

    private static final int WRONG = 2;
    private static final int FAILED = 1;

    private ServerMain() {}

    /** Starts the server that the words describe. */
    public static void main(String[] words) throws InterruptedException {
        // Libraries that look for a logger would say that there is none.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        int code = run(List.of(words), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Configuration.Request request =
                    Configuration.read(words, System.getenv(), Path.of("").toAbsolutePath());
            if (request instanceof Configuration.Serve serve) {
                serve(serve.config(), out, err);
            } else if (request instanceof Configuration.Help) {
                out.print(help());
            } else {
                out.println("neuralake-server " + Version.text());
            }
            return 0;
        } catch (ConfigException e) {
            e.problems().forEach(err::println);
            return WRONG;
        } catch (StartException e) {
            err.println("the server cannot start: " + e.getMessage());
            return FAILED;
        }
    }

    private static void serve(ServerConfig config, PrintStream out, PrintStream err)
            throws StartException, InterruptedException {
        config.notes().forEach(note -> err.println("note: " + note));
        Server server = Server.start(config, Doors.all(err::println), err::println);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ended), "neuralake-end"));
        server.summary().forEach(out::println);
        out.flush();
        ended.await();
    }

    private static void end(Server server, CountDownLatch ended) {
        try {
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static String help() {
        try (InputStream file = ServerMain.class.getResourceAsStream("help.txt")) {
            return new String(Objects.requireNonNull(file, "help.txt").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading help.txt", e);
        }
    }
}
