package io.neuralake.runtime.footer;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.ObjectStore;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the footers of files that are on this machine, many of them on several threads. */
final class FooterGathering {

    /** Files from which on another thread is worth its start. */
    private static final int SHARE = 128;

    private final ObjectStore store;
    private final Table table;
    private final List<Field> fields;

    FooterGathering(ObjectStore store, Table table, List<Field> fields) {
        this.store = store;
        this.table = table;
        this.fields = fields;
    }

    /** What the footers of files say of the columns; empty for a file that cannot be read from here. */
    List<Optional<FileFacts>> read(List<ObjectStatus> files) {
        int threads = Math.min(Runtime.getRuntime().availableProcessors(), files.size() / SHARE);
        return threads < 2 ? some(files) : shared(files, threads);
    }

    private List<Optional<FileFacts>> shared(List<ObjectStatus> files, int threads) {
        List<Callable<List<Optional<FileFacts>>>> shares = new ArrayList<>();
        for (int from = 0; from < files.size(); from += SHARE) {
            List<ObjectStatus> share = files.subList(from, Math.min(from + SHARE, files.size()));
            shares.add(() -> some(share));
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Optional<FileFacts>> read = new ArrayList<>(files.size());
            for (Future<List<Optional<FileFacts>>> share : executor.invokeAll(shares)) {
                read.addAll(share.get());
            }
            return read;
        } catch (InterruptedException e) {
            // Whoever is interrupted gets no rows; here it only means that nothing is known.
            Thread.currentThread().interrupt();
            return Collections.nCopies(files.size(), Optional.empty());
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading footers", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private List<Optional<FileFacts>> some(List<ObjectStatus> files) {
        FooterReader reader = new FooterReader(table, fields);
        List<Optional<FileFacts>> read = new ArrayList<>(files.size());
        for (ObjectStatus file : files) {
            read.add(one(reader, file));
        }
        return read;
    }

    /** A file that cannot be opened is reported by whoever reads its rows. */
    private Optional<FileFacts> one(FooterReader reader, ObjectStatus file) {
        try {
            Optional<SeekableByteChannel> channel = store.nearby(file);
            if (channel.isEmpty()) {
                return Optional.empty();
            }
            try (SeekableByteChannel open = channel.get()) {
                return Optional.of(reader.read(open, file.size()));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
