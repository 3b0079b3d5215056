package io.neuralake.server.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.server.protocol.Frames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs statements for a server until that lets go of its standard input.
 *
 * <p>The first line of standard input is the {@link WorkerSetup}. When the worker listens it prints {@link #READY}; all that
 * it prints otherwise is for the log.
 */
public final class WorkerMain {

    /** The line that says that the worker listens. */
    public static final String READY = "neuralake worker ready";

    private WorkerMain() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        WorkerSetup setup = new ObjectMapper().readValue(input.readLine(), WorkerSetup.class);
        Thread watch = new Thread(() -> untilLetGo(input), "neuralake-worker-watch");
        watch.setDaemon(true);
        watch.start();
        // It ends with the process, whose end nobody can delay.
        Catalog catalog = open(setup);
        Views views = new Views(catalog);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(setup.socket()));
            System.out.println(READY);
            while (true) {
                Conversation conversation =
                        new Conversation(catalog, views, Path.of(setup.temporary()), new Frames(server.accept()));
                Thread thread = new Thread(conversation, "neuralake-worker-conversation");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static Catalog open(WorkerSetup setup) {
        return setup.manifests().isEmpty()
                ? Catalog.open(options(setup))
                : Catalog.open(
                        options(setup), setup.manifests().stream().map(Path::of).toList());
    }

    private static CatalogOptions options(WorkerSetup setup) {
        CatalogOptions options = CatalogOptions.defaults()
                .servedNames()
                .temporaryDirectory(Path.of(setup.temporary()))
                .threads(setup.threads());
        for (Map.Entry<String, String> location : setup.locations().entrySet()) {
            options = options.location(location.getKey(), location.getValue());
        }
        for (Map.Entry<String, String> alias : setup.aliases().entrySet()) {
            options = options.alias(alias.getKey(), alias.getValue());
        }
        return setup.memory() == null ? options : options.memoryLimit(setup.memory());
    }

    /** A worker whose server is gone has nobody to work for; it must not wait for a statement that does not end. */
    private static void untilLetGo(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // Nothing more is said.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
