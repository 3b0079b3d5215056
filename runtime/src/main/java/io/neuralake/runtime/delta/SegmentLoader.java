package io.neuralake.runtime.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes segments of many files, each on a thread of its own.
 *
 * <p>The threads are its own too: those that all of the process shares may all be waiting for the table that is being loaded.
 */
final class SegmentLoader implements AutoCloseable {

    private final SegmentReader reader;
    private final int size;
    private final List<CompletableFuture<IndexSegment>> running = new ArrayList<>();
    private final List<LogFile> some = new ArrayList<>();
    private Optional<ExecutorService> threads = Optional.empty();

    /** A loader for segments of a size. */
    SegmentLoader(SegmentReader reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    void add(LogFile file) {
        some.add(file);
        if (some.size() == size) {
            List<LogFile> full = List.copyOf(some);
            some.clear();
            if (threads.isEmpty()) {
                threads = Optional.of(
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
            }
            running.add(CompletableFuture.supplyAsync(() -> reader.segment(full), threads.get()));
        }
    }

    /** All segments, in the order of their files. */
    List<IndexSegment> segments() {
        List<IndexSegment> segments = new ArrayList<>();
        try {
            for (CompletableFuture<IndexSegment> segment : running) {
                segments.add(segment.join());
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        if (!some.isEmpty()) {
            segments.add(reader.segment(some));
        }
        return segments;
    }

    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdownNow);
    }
}
