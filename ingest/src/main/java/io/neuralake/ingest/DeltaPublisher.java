package io.neuralake.ingest;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.ingest.file.BatchWriter;
import io.neuralake.ingest.log.Action;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Transaction;
import io.neuralake.ingest.log.LogState;
import io.neuralake.ingest.log.TableLog;
import io.neuralake.ingest.log.TableLog.Change;
import io.neuralake.ingest.log.TableShape;
import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Puts batches into a Delta table: files first, then one commit that names them. */
final class DeltaPublisher implements Publisher {

    private final Table table;
    private final TableShape shape;
    private final TableLog log;
    private final BatchWriter files;

    DeltaPublisher(Table table, TableShape shape, TableLog log, BatchWriter files) {
        this.table = table;
        this.shape = shape;
        this.log = log;
        this.files = files;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Optional<LogState> state = log.refreshed();
        if (state.isPresent() && shape.evolved(state.get()).isPresent()) {
            log.commit((base, since) -> base.flatMap(shape::evolved)
                    .map(metadata -> new Change(List.of(metadata), "ADD COLUMNS", Map.of(), false, Map.of())));
        }
    }

    @Override
    public StreamPosition open(String stream) throws IOException, InterruptedException {
        String epochs = StreamPosition.epochOf(stream);
        StreamPosition[] opened = new StreamPosition[1];
        log.commit((base, since) -> {
            long moment = System.currentTimeMillis();
            long epoch = transaction(base, epochs).orElse(0) + 1;
            opened[0] = new StreamPosition(stream, epoch, transaction(base, stream));
            List<Action> actions = shaped(base, moment);
            actions.add(new Transaction(epochs, epoch, OptionalLong.of(moment)));
            return Optional.of(new Change(actions, "STREAMING UPDATE", parameters(), true, Map.of()));
        });
        return opened[0];
    }

    private static OptionalLong transaction(Optional<LogState> base, String appId) {
        return base.isPresent() ? base.get().transaction(appId) : OptionalLong.empty();
    }

    /** What makes the table fit the declaration: all of it, a new schema, or nothing. */
    private List<Action> shaped(Optional<LogState> base, long moment) {
        if (base.isEmpty()) {
            return new ArrayList<>(shape.creation(moment));
        }
        Optional<Metadata> evolved = shape.evolved(base.get());
        return new ArrayList<>(evolved.map(List::of).orElseGet(List::of));
    }

    private Map<String, String> parameters() {
        return Map.of(
                "mode",
                "Append",
                "partitionBy",
                table.partitions().stream()
                        .map(Column::name)
                        .map(name -> "\"" + name + "\"")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** Somebody else has opened the streams; thrown through what knows nothing of streams. */
    private static final class Fenced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<StreamPosition> streams;

        Fenced(List<StreamPosition> streams) {
            super("opened elsewhere", null, false, false);
            this.streams = streams;
        }
    }

    @Override
    public Committed publish(List<VectorSchemaRoot> batches, Collection<Append.Step> steps)
            throws IOException, InterruptedException, FencedException {
        List<AddFile> written = files.write(batches);
        long rows = batches.stream().mapToLong(VectorSchemaRoot::getRowCount).sum();
        Map<StreamPosition, Long> offsets = new LinkedHashMap<>();
        steps.forEach(step -> offsets.merge(step.stream(), step.offset(), Math::max));
        try {
            long version = log.commit((base, since) -> change(base, written, rows, offsets));
            return new Committed(version < 0 ? OptionalLong.empty() : OptionalLong.of(version));
        } catch (Fenced e) {
            FencedException fenced = new FencedException(e.streams);
            files.discard(written, fenced);
            throw fenced;
        } catch (LakeException e) {
            files.discard(written, e);
            throw e;
        }
    }

    private Optional<Change> change(
            Optional<LogState> base, List<AddFile> written, long rows, Map<StreamPosition, Long> offsets) {
        if (written.isEmpty() && offsets.isEmpty()) {
            return Optional.empty();
        }
        List<StreamPosition> fenced = offsets.keySet().stream()
                .filter(stream ->
                        transaction(base, StreamPosition.epochOf(stream.id())).orElse(0) != stream.epoch())
                .toList();
        if (!fenced.isEmpty()) {
            throw new Fenced(fenced);
        }
        long moment = System.currentTimeMillis();
        List<Action> actions = shaped(base, moment);
        offsets.forEach((stream, offset) -> actions.add(new Transaction(stream.id(), offset, OptionalLong.of(moment))));
        actions.addAll(written);
        return Optional.of(new Change(
                actions,
                "WRITE",
                parameters(),
                true,
                Map.of(
                        "numFiles",
                        Integer.toString(written.size()),
                        "numOutputRows",
                        Long.toString(rows),
                        "numOutputBytes",
                        Long.toString(written.stream().mapToLong(AddFile::size).sum()))));
    }
}
