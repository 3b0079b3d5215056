package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.commit.CommitStore;
import io.neuralake.ingest.log.Action;
import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.ingest.log.Action.CommitInfo;
import io.neuralake.ingest.log.Action.RemoveFile;
import io.neuralake.ingest.log.CommitLines;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one commit says of itself.
 *
 * @param version its version
 * @param moment when it was made, by its writer's clock; the beginning of 1970 if it does not say
 * @param operation {@code WRITE}, {@code OPTIMIZE} and so on; empty if it does not say
 * @param parameters of the operation
 * @param metrics what it did, in numbers
 * @param engine who wrote it; empty if it does not say
 * @param added how many files it added
 * @param removed how many files it removed
 */
public record CommitRecord(
        long version,
        Instant moment,
        String operation,
        Map<String, String> parameters,
        Map<String, String> metrics,
        String engine,
        int added,
        int removed) {

    /** Copies the maps. */
    public CommitRecord {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** Commits from a version downwards, until one is not there any more. */
    static List<CommitRecord> newest(CommitStore commits, long from, int most) throws IOException {
        List<CommitRecord> records = new ArrayList<>();
        for (long version = from; version >= 0 && records.size() < most; version--) {
            Optional<byte[]> commit = commits.read(version);
            if (commit.isEmpty()) {
                break;
            }
            records.add(of(version, CommitLines.read(commit.get())));
        }
        return records;
    }

    private static CommitRecord of(long version, List<Action> actions) {
        Optional<CommitInfo> info = actions.stream()
                .filter(CommitInfo.class::isInstance)
                .map(CommitInfo.class::cast)
                .findFirst();
        return new CommitRecord(
                version,
                Instant.ofEpochMilli(info.map(CommitInfo::timestamp).orElse(0L)),
                info.map(CommitInfo::operation).orElse(""),
                info.map(CommitInfo::parameters).orElse(Map.of()),
                info.map(CommitInfo::metrics).orElse(Map.of()),
                info.map(CommitInfo::engine).orElse(""),
                (int) actions.stream().filter(AddFile.class::isInstance).count(),
                (int) actions.stream().filter(RemoveFile.class::isInstance).count());
    }
}
