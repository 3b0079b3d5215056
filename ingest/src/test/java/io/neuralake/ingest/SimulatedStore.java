package io.neuralake.ingest;

import io.neuralake.ingest.commit.CommitStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A disk in memory, as a directory of a journaling file system behaves: a name is there for all as soon as it is linked, outlives a loss
 * of power when the directory was made durable after that, and names are lost in the order in which they came. Requests fail before and
 * after they are done, processes are killed between any two steps, and the power goes.
 */
final class SimulatedStore implements CommitStore {

    /** Mistakes that a store could have. */
    enum Mistake {
        NONE,
        /** It looks whether a version is free, and then writes. */
        NO_PUT_IF_ABSENT,
        /** It answers before the directory is durable. */
        ANSWER_BEFORE_FSYNC
    }

    private final Scheduler scheduler;
    private final Mistake mistake;
    private final TreeMap<Long, byte[]> commits = new TreeMap<>();
    private final Map<String, List<String>> data = new HashMap<>();
    private long durable = -1;
    private int faults;
    private int powerCuts;

    SimulatedStore(Scheduler scheduler, Mistake mistake, int faults, int powerCuts) {
        this.scheduler = scheduler;
        this.mistake = mistake;
        this.faults = faults;
        this.powerCuts = powerCuts;
    }

    /** One step of a request, before which others go on, and at which things go wrong. */
    private void step(String what, boolean writes) throws IOException {
        scheduler.step(what);
        if (powerCuts > 0 && scheduler.once(150)) {
            powerCuts--;
            // Of what was linked since the directory was durable, the newest may be gone.
            List<Long> lost = new ArrayList<>(commits.tailMap(durable, false).keySet());
            int kept = scheduler.any(lost.size() + 1);
            lost.subList(kept, lost.size()).forEach(commits::remove);
            durable = commits.isEmpty() ? -1 : commits.lastKey();
            scheduler.powerOff();
        }
        if (faults > 0 && scheduler.once(30)) {
            faults--;
            if (writes && scheduler.once(2)) {
                throw new IOException("the disk fails at " + what);
            }
            throw new Scheduler.Killed();
        }
    }

    @Override
    public boolean putIfAbsent(long version, byte[] commit, String token) throws IOException {
        step("put " + version, true);
        boolean taken = commits.containsKey(version);
        if (mistake == Mistake.NO_PUT_IF_ABSENT) {
            step("move " + version, true);
        }
        if (taken) {
            boolean ours = Arrays.equals(commits.get(version), commit);
            step("sync " + version, true);
            sync();
            return ours;
        }
        commits.put(version, commit);
        if (mistake == Mistake.ANSWER_BEFORE_FSYNC) {
            return true;
        }
        step("sync " + version, true);
        sync();
        step("answer " + version, true);
        return true;
    }

    private void sync() {
        durable = commits.isEmpty() ? -1 : Math.max(durable, commits.lastKey());
    }

    @Override
    public Optional<byte[]> read(long version) throws IOException {
        step("read " + version, false);
        return Optional.ofNullable(commits.get(version));
    }

    @Override
    public List<Long> versionsFrom(long from) throws IOException {
        step("list " + from, false);
        List<Long> versions = new ArrayList<>();
        for (long version = from; commits.containsKey(version); version++) {
            versions.add(version);
        }
        return versions;
    }

    /** Nobody gets it: nothing depends on it. */
    @Override
    public Optional<Lock> lock(Duration wait) {
        return Optional.empty();
    }

    /** Writes a data file, which is durable when this returns. */
    void data(String path, List<String> rows) throws IOException {
        step("write " + path, true);
        data.put(path, List.copyOf(rows));
        step("written " + path, true);
    }

    /** All commits, without a step. */
    List<byte[]> all() {
        return List.copyOf(commits.values());
    }

    List<String> rows(String path) {
        List<String> rows = data.get(path);
        if (rows == null) {
            throw new AssertionError(path + " is committed, and not there");
        }
        return rows;
    }

    @Override
    public boolean delete(String path) throws IOException {
        step("delete " + path, true);
        return data.remove(path) != null;
    }

    @Override
    public Draft draft(String path) {
        throw new UnsupportedOperationException("data files are written as a whole: " + Path.of(path));
    }

    @Override
    public void close() {
        // It is memory.
    }
}
