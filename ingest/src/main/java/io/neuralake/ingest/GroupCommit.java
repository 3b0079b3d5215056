package io.neuralake.ingest;

import io.neuralake.catalog.Column;
import io.neuralake.ingest.Publisher.FencedException;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.RowBuffer;
import io.neuralake.runtime.row.RowEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * Makes one commit of many appends. What is wrong with one of them is that one's own failure.
 *
 * @param <R> what a row is
 */
final class GroupCommit<R> {

    private final String asked;
    private final List<Column> columns;
    private final RowEncoder<? super R> encoder;
    private final BufferAllocator memory;
    private final Publisher publisher;
    private final Map<CompletableFuture<StreamPosition>, String> openings = new LinkedHashMap<>();

    GroupCommit(
            String asked,
            List<Column> columns,
            RowEncoder<? super R> encoder,
            BufferAllocator memory,
            Publisher publisher) {
        this.asked = asked;
        this.columns = columns;
        this.encoder = encoder;
        this.memory = memory;
        this.publisher = publisher;
    }

    /** A stream that is opened before the next commit. */
    CompletableFuture<StreamPosition> opening(String stream) {
        CompletableFuture<StreamPosition> opened = new CompletableFuture<>();
        synchronized (openings) {
            openings.put(opened, stream);
        }
        return opened;
    }

    /** Frees what an append holds. */
    void free(Append<R> append) {
        VectorSchemaRoot batch = append.batch();
        if (batch != null) {
            batch.close();
        }
    }

    /** Commits a group, and answers each of it. */
    void commit(List<Append<R>> group) {
        open();
        List<Append<R>> left = new ArrayList<>();
        try {
            for (Append<R> append : group) {
                if (alive(append)) {
                    left.add(append);
                }
            }
            while (!left.isEmpty() && !published(left)) {
                left.removeIf(append -> !alive(append));
            }
        } catch (RuntimeException | Error e) {
            LakeException failure =
                    new LakeException(asked, "of a mistake in the appender itself: " + e, "report it", e);
            left.forEach(append -> fail(append, failure));
        } finally {
            group.forEach(this::free);
        }
    }

    private void open() {
        Map<CompletableFuture<StreamPosition>, String> wanted;
        synchronized (openings) {
            wanted = new LinkedHashMap<>(openings);
            openings.clear();
        }
        wanted.forEach((opened, stream) -> {
            try {
                opened.complete(publisher.open(stream));
            } catch (IOException | InterruptedException | RuntimeException e) {
                opened.completeExceptionally(Failures.of(asked, e));
            }
        });
    }

    /** Whether an append may still be committed; it is answered if not. */
    private boolean alive(Append<R> append) {
        try {
            append.step().ifPresent(step -> step.stream().check());
            return true;
        } catch (LakeException e) {
            fail(append, e);
            return false;
        }
    }

    /** Publishes what is left; false if some of it must be left out first. */
    private boolean published(List<Append<R>> left) {
        boolean mayBeCommitted = false;
        try (Group rows = encoded(left)) {
            List<Append.Step> steps =
                    left.stream().flatMap(append -> append.step().stream()).toList();
            List<VectorSchemaRoot> batches = rows.batches();
            mayBeCommitted = true;
            Committed committed = publisher.publish(batches, steps);
            steps.forEach(step -> step.stream().committed(step.offset()));
            left.forEach(append ->
                    ForkJoinPool.commonPool().execute(() -> append.answer().complete(committed)));
            return true;
        } catch (FencedException e) {
            e.streams()
                    .forEach(stream -> stream.fail(new LakeException(
                            asked,
                            "stream '" + stream.id() + "' was opened elsewhere since",
                            "let one process append to it")));
            return false;
        } catch (IOException e) {
            LakeException failure = mayBeCommitted ? Failures.unknown(asked, e) : Failures.of(asked, e);
            left.forEach(append -> fail(append, failure));
            return true;
        } catch (InterruptedException e) {
            left.forEach(append -> fail(append, Failures.unknown(asked, e)));
            return true;
        } catch (LakeException e) {
            left.forEach(append -> fail(append, e));
            return true;
        }
    }

    private void fail(Append<R> append, LakeException failure) {
        append.step().ifPresent(step -> step.stream().fail(failure));
        ForkJoinPool.commonPool().execute(() -> append.answer().completeExceptionally(failure));
    }

    /** Puts the records of all appends into columns; those that do not fit are answered and taken out of the list. */
    private Group encoded(List<Append<R>> left) {
        Optional<Group> group = Optional.empty();
        while (group.isEmpty()) {
            group = tried(left);
        }
        return group.get();
    }

    /** One attempt: a record that does not fit leaves half of itself in the columns, which are then made anew without it. */
    private Optional<Group> tried(List<Append<R>> left) {
        RowBuffer<R> buffer = new RowBuffer<>(asked, "what is appended", memory, columns, encoder);
        List<VectorSchemaRoot> batches = new ArrayList<>();
        for (Append<R> append : left) {
            @Nullable LakeException failure = null;
            try {
                append.rows().forEach(buffer::add);
            } catch (LakeException e) {
                failure = e;
            } catch (ClassCastException e) {
                failure = new LakeException(
                        asked, "a value is of another class than its column: " + e.getMessage(), "convert it", e);
            } catch (RuntimeException | Error e) {
                buffer.close();
                throw e;
            }
            if (failure != null) {
                buffer.close();
                fail(append, failure);
                left.remove(append);
                return Optional.empty();
            }
            VectorSchemaRoot batch = append.batch();
            if (batch != null) {
                batches.add(batch);
            }
        }
        if (buffer.rows() > 0) {
            batches.add(0, buffer.batch());
        }
        return Optional.of(new Group(buffer, batches));
    }

    /** Batches of a group, of which those of records are freed with it. */
    private final class Group implements AutoCloseable {

        private final RowBuffer<R> buffer;
        private final List<VectorSchemaRoot> batches;

        Group(RowBuffer<R> buffer, List<VectorSchemaRoot> batches) {
            this.buffer = buffer;
            this.batches = batches;
        }

        List<VectorSchemaRoot> batches() {
            return batches;
        }

        @Override
        public void close() {
            buffer.close();
        }
    }
}
