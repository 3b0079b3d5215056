package io.neuralake.publish.write;

import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Sink;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Writes artifacts into a directory, so that it holds what this run emitted and no file that an earlier run did.
 *
 * <p>A file appears whole or not at all; one that has the right content is not touched, so its time stamp stays and what
 * depends on it is not rebuilt. The names of the files are kept in {@code .artifacts}: only files that are named there are
 * ever removed.
 */
public final class DirectorySink implements Sink {

    private static final String LIST = ".artifacts";

    private final Path directory;
    private final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

    /** A sink for a directory, which need not exist. */
    public DirectorySink(Path directory) {
        this.directory = directory;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be written; it names the file
     */
    @Override
    public void write(Artifact artifact) {
        if (artifact.kind() != Artifact.Kind.RESOURCE) {
            throw new IllegalArgumentException(
                    "only resources go to a directory, and this is not one: " + artifact.name());
        }
        outcomes.put(artifact.name(), put(artifact.name(), artifact.content()));
    }

    /** Writes artifacts, several at a time: each is made while it is written, and that takes longer than writing. */
    public void write(Collection<Artifact> artifacts) {
        List<Optional<RuntimeException>> failures =
                artifacts.parallelStream().map(this::tried).toList();
        failures.stream().flatMap(Optional::stream).findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    /** What went wrong; thrown at once, it would leave the threads of the others writing. */
    private Optional<RuntimeException> tried(Artifact artifact) {
        try {
            write(artifact);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Removes what earlier runs wrote and this one did not; says what became of each file, sorted by name. */
    public Map<String, Outcome> finish() {
        for (String name : earlier()) {
            if (!outcomes.containsKey(name) && remove(name)) {
                outcomes.put(name, Outcome.REMOVED);
            }
        }
        StringBuilder list = new StringBuilder();
        outcomes.forEach((name, outcome) -> {
            if (outcome != Outcome.REMOVED) {
                list.append(name).append('\n');
            }
        });
        put(LIST, out -> out.append(list));
        return Collections.unmodifiableMap(outcomes);
    }

    private Outcome put(String name, Artifact.Content content) {
        Path file = inside(name);
        try {
            if (Files.isRegularFile(file) && FileComparison.same(file, content)) {
                return Outcome.UNCHANGED;
            }
            Path whole = file.resolveSibling(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid());
            Files.createDirectories(whole.resolveSibling(""));
            try {
                try (Writer out = new OutputStreamWriter(Files.newOutputStream(whole), StandardCharsets.UTF_8)) {
                    content.writeTo(out);
                }
                replace(whole, file);
            } finally {
                Files.deleteIfExists(whole);
            }
            return Outcome.WRITTEN;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + ": " + e, e);
        }
    }

    private static void replace(Path whole, Path file) throws IOException {
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<String> earlier() {
        Path list = directory.resolve(LIST);
        try {
            return Files.exists(list) ? Files.readAllLines(list, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + list + ": " + e, e);
        }
    }

    private boolean remove(String name) {
        Path file = inside(name);
        try {
            boolean removed = Files.deleteIfExists(file);
            removeEmpty(file.resolveSibling("").normalize());
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + file + ": " + e, e);
        }
    }

    /** A folder goes with the last of its files. */
    private void removeEmpty(Path folder) throws IOException {
        Path root = directory.normalize();
        Path empty = folder;
        while (!empty.equals(root) && empty.startsWith(root) && Files.isDirectory(empty)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(empty)) {
                if (files.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(empty);
            empty = empty.resolve("..").normalize();
        }
    }

    private Path inside(String name) {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize()) || name.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' is not a file below " + directory);
        }
        return file;
    }
}
