package io.neuralake.ingest.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes put the same versions at the same time, without the lock: one of them wins each.
 *
 * <p>{@code -Dneuralake.races=10000 -Dneuralake.racers=8} runs the size that releases are tested with.
 */
final class CommitRaceTest {

    private static final int RACES = Integer.getInteger("neuralake.races", 300);
    private static final int RACERS = Integer.getInteger("neuralake.racers", 4);

    @TempDir
    private Path temporary;

    @Test
    void oneProcessWinsEachVersionOnALocalDisk() throws Exception {
        Path root = temporary.resolve("table");

        Map<Long, List<String>> winners =
                RacingProcess.race("local", root.toString(), temporary.resolve("barrier"), RACERS, RACES);

        try (LocalCommitStore store = new LocalCommitStore(root)) {
            assertThat(store.versionsFrom(0)).hasSize(RACES);
            assertWon(winners, RACES, store);
        }
        assertThat(winners.values().stream().flatMap(List::stream).distinct())
                .as("processes that won any")
                .hasSizeGreaterThan(1);
        try (Stream<Path> log = Files.list(root.resolve("_delta_log"))) {
            assertThat(log).as("nothing but commits is left").hasSize(RACES);
        }
    }

    private static void assertWon(Map<Long, List<String>> winners, int versions, CommitStore store) throws Exception {
        assertThat(winners).hasSize(versions);
        for (Map.Entry<Long, List<String>> version : winners.entrySet()) {
            assertThat(version.getValue())
                    .as("winners of version %s", version.getKey())
                    .hasSize(1);
            assertThat(store.read(version.getKey()).orElseThrow())
                    .isEqualTo(RacingProcess.commit(
                            version.getKey(), version.getValue().get(0)));
        }
    }

    /** The race finds what it looks for: a name that is looked at and then taken has several winners. */
    @Test
    void movingFilesLetsSeveralWin() throws Exception {
        Map<Long, List<String>> winners = RacingProcess.race(
                "move", temporary.resolve("moved").toString(), temporary.resolve("barrier"), RACERS, 300);

        assertThat(winners.values()).anyMatch(won -> won.size() > 1);
    }

    @Test
    void oneProcessWinsEachVersionOnS3() throws Exception {
        int races = Math.min(RACES, 60);
        try (FaultyS3 server = new FaultyS3(temporary.resolve("s3"))) {
            Map<Long, List<String>> winners =
                    RacingProcess.race("s3", server.endpoint().toString(), temporary.resolve("barrier"), RACERS, races);

            assertWon(
                    winners, races, new LocalCommitStore(temporary.resolve("s3").resolve("lake/raced")));
        }
    }
}
