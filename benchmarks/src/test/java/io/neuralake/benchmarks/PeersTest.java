package io.neuralake.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.peer.Answer;
import io.neuralake.benchmarks.peer.Peer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is the same work: every peer of this JVM gives the same answer, at a small scale. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PeersTest {

    private static final long ROWS = 40_000;

    private Lake lake;

    @BeforeAll
    void write(@TempDir Path directory) throws Exception {
        lake = Lake.written(directory, ROWS);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void everyPeerGivesTheSameAnswer(Workload workload) throws Exception {
        Map<String, Answer> answers = new TreeMap<>();
        for (String name : new String[] {"duckdb", "neuralake", "neuralake-hive", "delta-kernel"}) {
            try (Peer peer = Peer.open(name, lake)) {
                if (peer.offers(workload)) {
                    answers.put(name, peer.run(workload));
                }
            }
        }
        assertThat(answers).containsKeys("duckdb", "neuralake");
        assertThat(answers.values()).containsOnly(expected(workload, answers.get("duckdb")));
    }

    /** What the declaration of the workload says; the peers themselves where it depends on generated values. */
    private static Answer expected(Workload workload, Answer answered) {
        long all = ROWS * (ROWS - 1) / 2;
        return switch (workload) {
            case FULL, RECORDS -> new Answer(ROWS, all);
            // The thirteenth of twenty partitions.
            case PARTITION -> new Answer(2000, 2000 * (12 * 2000L) + 2000 * 1999 / 2);
            case RANGE -> new Answer(200, 200 * (ROWS / 2) + 200 * 199 / 2);
            case GROUP -> new Answer(20, ROWS);
            case VALUE -> {
                assertThat(answered.rows()).isBetween(1L, ROWS / 100);
                yield answered;
            }
        };
    }
}
