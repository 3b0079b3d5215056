package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A program that puts every version at the same time as others of its kind, and says which it won. */
final class RacingProcess {

    private RacingProcess() {}

    /** One way to put a version. */
    interface Racer {
        boolean put(long version, byte[] commit, String token) throws Exception;
    }

    /**
     * What is put, which is different for each process.
     *
     * @param owner who puts it
     */
    static byte[] commit(long version, String owner) {
        String line = "{\"commitInfo\":{\"timestamp\":" + version + ",\"txnId\":\"" + owner + "\"}}\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Runs a race among processes, without the lock.
     *
     * @param kind {@code local}, {@code s3} or {@code move}
     * @param where directory, or endpoint
     * @return who says that it won each version
     */
    static Map<Long, List<String>> race(String kind, String where, Path barrier, int processes, int versions)
            throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            started.add(TestProcess.start(
                    RacingProcess.class,
                    kind,
                    where,
                    barrier.toString(),
                    String.valueOf(processes),
                    String.valueOf(versions),
                    "p" + i));
        }
        Map<Long, List<String>> winners = new HashMap<>();
        try {
            for (Process process : started) {
                for (String line : TestProcess.output(process).lines().toList()) {
                    String[] won = line.split(" ", -1);
                    winners.computeIfAbsent(Long.valueOf(won[0]), version -> new ArrayList<>())
                            .add(won[1]);
                }
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("a racing process failed");
                }
            }
        } finally {
            started.forEach(Process::destroyForcibly);
        }
        return winners;
    }

    /** Kind, directory or endpoint, file of the barrier, number of processes, number of versions, own name. */
    public static void main(String[] arguments) throws Exception {
        int processes = Integer.parseInt(arguments[3]);
        int versions = Integer.parseInt(arguments[4]);
        String owner = arguments[5];
        Barrier barrier = new Barrier(Path.of(arguments[2]), processes, versions);
        StringBuilder won = new StringBuilder();
        Racer racer = racer(arguments[0], arguments[1]);
        for (int version = 0; version < versions; version++) {
            barrier.await(version);
            if (racer.put(version, commit(version, owner), owner)) {
                won.append(version).append(' ').append(owner).append('\n');
            }
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(won);
    }

    private static Racer racer(String kind, String where) {
        return switch (kind) {
            case "local" -> new LocalCommitStore(Path.of(where))::putIfAbsent;
            case "s3" -> {
                ObjectStore store = new S3ObjectStore(
                        FaultyS3.options(URI.create(where))
                                .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60)),
                        FaultyS3.cache());
                yield new S3CommitStore(store, new Place(Place.S3, "/" + FaultyS3.BUCKET + "/raced"))::putIfAbsent;
            }
            case "move" -> (version, commit, token) -> move(Path.of(where), version, commit);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** What many writers do: looks whether the name is free, and then moves the file there. */
    private static boolean move(Path log, long version, byte[] commit) throws IOException {
        Files.createDirectories(log);
        Path target = log.resolve(String.format(Locale.ROOT, "%020d.json", version));
        Path draft = log.resolve(UUID.randomUUID() + ".tmp");
        Files.write(draft, commit);
        if (Files.exists(target)) {
            return false;
        }
        try {
            Files.move(draft, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
