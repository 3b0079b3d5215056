package io.neuralake.server.loading;

import io.neuralake.server.config.ConfigException;
import io.neuralake.server.config.Configuration;
import io.neuralake.server.config.KeyValueSource;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.config.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Loads the sources of a configuration, all or some. It reads the configuration again, so that what a server was told need not be
 * told twice.
 *
 * <p>Its words: the directory for what is made, the names of the directories below it that are wanted ({@code t0,s1}, or
 * {@code all}), and then the words of the server. It ends with 2 if a source cannot be loaded.
 */
public final class LoadMain {

    private static final int FAILED = 2;
    private static final int OWN_WORDS = 2;

    private final Path directory;
    private final Set<String> wanted;
    private final ServerConfig config;
    private boolean failed;

    private LoadMain(Path directory, Set<String> wanted, ServerConfig config) {
        this.directory = directory;
        this.wanted = wanted;
        this.config = config;
    }

    /** Loads. */
    public static void main(String[] words) throws SQLException, IOException, InterruptedException {
        // Libraries that look for a logger would say that there is none.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        List<String> all = List.of(words);
        try {
            Configuration.Request request = Configuration.read(
                    all.subList(OWN_WORDS, all.size()),
                    System.getenv(),
                    Path.of("").toAbsolutePath());
            LoadMain load = new LoadMain(
                    Path.of(words[0]), Set.of(words[1].split(",")), ((Configuration.Serve) request).config());
            load.run();
            if (load.failed) {
                System.exit(FAILED);
            }
        } catch (ConfigException e) {
            e.problems().forEach(System.err::println);
            System.exit(FAILED);
        }
    }

    private boolean wants(String name) {
        return wanted.contains("all") || wanted.contains(name);
    }

    private void run() throws SQLException, IOException, InterruptedException {
        try (Duck duck = Duck.open(directory.resolve("temporary"))) {
            for (int i = 0; i < config.tables().size(); i++) {
                TableSource table = config.tables().get(i);
                if (wants("t" + i)) {
                    load(duck, "t" + i, "table", table, loading -> loading.table(table));
                }
            }
            for (int i = 0; i < config.stores().size(); i++) {
                KeyValueSource store = config.stores().get(i);
                if (wants("s" + i)) {
                    load(duck, "s" + i, "kvstore", store.rows(), loading -> loading.store(store));
                }
            }
        }
    }

    /** One source. */
    private interface Load {
        void of(Loading loading) throws IOException, SQLException, LoadException, InterruptedException;
    }

    private void load(Duck duck, String name, String what, TableSource source, Load load)
            throws IOException, InterruptedException {
        String asked = source.place() + ": " + what + " '" + source.name() + "'";
        try {
            Loading loading = new Loading(duck, config.base(), Files.createDirectories(directory.resolve(name)));
            load.of(loading);
            loading.refused()
                    .forEach(column ->
                            System.out.println(asked + " is served without " + column + ", which nothing here reads"));
        } catch (LoadException | SQLException | IllegalArgumentException e) {
            failed = true;
            System.err.println(asked + " cannot be served from " + shown(source) + ": " + reason(e));
        } catch (IOException e) {
            failed = true;
            System.err.println(asked + " cannot be served from " + shown(source) + ": "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    private static String reason(Exception problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(problem.toString())
                .replaceFirst("^(Invalid Input|Conversion|IO|Binder|Catalog|Invalid) Error: ", "");
    }

    /** Where the data is, without a password. */
    private static String shown(TableSource source) {
        return source.from().toString().replaceFirst("//[^/@]*@", "//");
    }
}
