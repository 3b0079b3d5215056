package io.neuralake.server.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.server.config.KeyValueSource;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.config.TableSource;
import io.neuralake.server.loading.LoadedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The tables and values that a configuration declares: loaded at the start, and again when their files change. */
public final class Sources implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How often local files are looked at whose table does not say. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ServerConfig config;
    private final Path directory;
    private final Loader loader;
    private final Consumer<String> log;
    private final KeyValueStores stores = new KeyValueStores(Map.of());
    private final List<Watched> watched = new ArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "neuralake-sources");
        thread.setDaemon(true);
        return thread;
    });
    private List<String> words;

    private Sources(ServerConfig config, Path directory, Loader loader, Consumer<String> log) {
        this.config = config;
        this.directory = directory;
        this.loader = loader;
        this.log = log;
        this.words = config.words();
    }

    /**
     * Loads everything.
     *
     * @param home a directory that only the server can read
     * @param classPath the class path of the server, with drivers
     * @param log takes what is worth writing down
     * @throws SourceException if something cannot be loaded, with all reasons
     */
    public static Sources load(ServerConfig config, Path home, List<Path> classPath, Consumer<String> log)
            throws SourceException, IOException, InterruptedException {
        Path directory = Files.createDirectory(home.resolve("sources"));
        Sources sources = new Sources(config, directory, new Loader(config, directory, classPath, log), log);
        sources.watchAll();
        if (!config.tables().isEmpty() || !config.stores().isEmpty()) {
            sources.keepConfiguration();
            sources.loader.load("all", config.words());
        }
        for (int i = 0; i < config.stores().size(); i++) {
            sources.readValues(i);
        }
        sources.writeManifest();
        return sources;
    }

    /** The file may be edited while the server runs, and what is in it then is another configuration. */
    private void keepConfiguration() throws IOException {
        if (config.file().isEmpty()) {
            return;
        }
        Path file = config.file().get();
        Path kept = directory.resolve(String.valueOf(file.getFileName()));
        Files.copy(file, kept);
        List<String> changed = new ArrayList<>(config.words());
        for (int i = 0; i < changed.size(); i++) {
            String word = changed.get(i);
            if (word.equals("-c") || word.equals("--config")) {
                changed.set(i + 1, kept.toString());
            } else if (word.startsWith("--config=")) {
                changed.set(i, "--config=" + kept);
            }
        }
        words = List.copyOf(changed);
    }

    /** An entry for the class path of workers, with the manifest of the tables. */
    public Path manifest() {
        return directory.resolve("manifest");
    }

    /** What stands for the URLs of databases in the manifest; a secret. */
    public Map<String, String> locations() throws IOException {
        Map<String, String> locations = new HashMap<>();
        for (int i = 0; i < config.tables().size(); i++) {
            Path source = directory.resolve("t" + i);
            if (Files.exists(source.resolve(LoadedFiles.URL))) {
                locations.put(LoadedFiles.name(source), Files.readString(source.resolve(LoadedFiles.URL)));
            }
        }
        return locations;
    }

    /** The values by key; they are replaced when their sources change. */
    public KeyValueStores stores() {
        return stores;
    }

    private boolean writeManifest() throws IOException {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < config.tables().size(); i++) {
            tables.add(ManifestReader.fragment(
                    Files.readString(directory.resolve("t" + i).resolve(LoadedFiles.TABLE))));
        }
        String text = ManifestWriter.manifest(
                Catalog.unnamed(tables.isEmpty() ? List.of() : List.of(Database.named("public", tables))));
        Path file = manifest().resolve(ManifestFormat.CATALOG);
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Path written = directory.resolve(".catalog.json");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private void readValues(int store) throws IOException {
        Path file = directory.resolve("s" + store).resolve(LoadedFiles.VALUES);
        stores.replace(
                config.stores().get(store).name(),
                JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
    }

    private void watchAll() {
        for (int i = 0; i < config.tables().size(); i++) {
            watchOne("t" + i, config.tables().get(i));
        }
        List<KeyValueSource> all = config.stores();
        for (int i = 0; i < all.size(); i++) {
            watchOne("s" + i, all.get(i).rows());
        }
    }

    private void watchOne(String name, TableSource source) {
        Optional<Path> files = Stamp.files(source, config.base());
        Optional<Duration> interval = source.reload().or(config::reload);
        boolean once = !(source.from() instanceof TableSource.Uri);
        if (!once && (files.isPresent() || interval.isPresent())) {
            watched.add(new Watched(name, files, interval.orElse(LOOK)));
        }
    }

    /**
     * From here on sources are loaded again when their files have changed, or their time has come.
     *
     * @param changed is run when a table has other columns than before
     */
    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the server.
    public void watch(Runnable changed) {
        if (!watched.isEmpty()) {
            watch.scheduleWithFixedDelay(() -> look(changed), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(Runnable changed) {
        long now = System.nanoTime();
        for (Watched source : watched) {
            if (!source.due(now)) {
                continue;
            }
            try {
                loader.load(source.name, words);
                if (source.name.startsWith("s")) {
                    readValues(Integer.parseInt(source.name.substring(1)));
                } else if (writeManifest()) {
                    changed.run();
                }
            } catch (SourceException | IOException | RuntimeException e) {
                log.accept("what was loaded before is served on: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    /** A source that is looked at. */
    private static final class Watched {

        private final String name;
        private final Optional<Path> files;
        private final Duration interval;
        private long looked = System.nanoTime();
        private long stamp;

        Watched(String name, Optional<Path> files, Duration interval) {
            this.name = name;
            this.files = files;
            this.interval = interval;
            this.stamp = files.map(Stamp::of).orElse(0L);
        }

        /** Whether it is to be loaded now. */
        boolean due(long now) {
            if (now - looked < interval.toNanos()) {
                return false;
            }
            looked = now;
            if (files.isEmpty()) {
                return true;
            }
            long before = stamp;
            stamp = Stamp.of(files.get());
            return stamp != before;
        }
    }
}
