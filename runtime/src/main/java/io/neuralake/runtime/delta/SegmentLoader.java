package io.neuralake.runtime.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes segments of many files, each on a thread of its own, a few of them at a time.
 *
 * <p>The threads are its own too: those that all of the process shares may all be waiting for the table that is being loaded.
 */
final class SegmentLoader implements AutoCloseable {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final SegmentReader reader;
    private final int size;
    private final List<CompletableFuture<IndexSegment>> running = new ArrayList<>();
    private List<KernelFiles> some = new ArrayList<>();
    private int files;
    private Optional<ExecutorService> threads = Optional.empty();

    /** A loader for segments of at least a size. */
    SegmentLoader(SegmentReader reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    void add(KernelFiles batch) {
        some.add(batch);
        files += batch.size();
        if (files >= size) {
            List<KernelFiles> full = some;
            some = new ArrayList<>();
            files = 0;
            if (threads.isEmpty()) {
                threads = Optional.of(Executors.newFixedThreadPool(THREADS));
            }
            // What waits takes memory, and is given faster than it is taken.
            if (running.size() >= 2 * THREADS) {
                joined(running.get(running.size() - 2 * THREADS));
            }
            running.add(CompletableFuture.supplyAsync(() -> segment(full), threads.get()));
        }
    }

    private IndexSegment segment(List<KernelFiles> batches) {
        List<LogFile> found = new ArrayList<>();
        batches.forEach(batch -> found.addAll(batch.get()));
        return reader.segment(found);
    }

    private static IndexSegment joined(CompletableFuture<IndexSegment> segment) {
        try {
            return segment.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** All segments, in the order of their files. */
    List<IndexSegment> segments() {
        List<IndexSegment> segments = new ArrayList<>();
        running.forEach(segment -> segments.add(joined(segment)));
        if (files > 0) {
            segments.add(segment(some));
        }
        return segments;
    }

    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdownNow);
    }
}
