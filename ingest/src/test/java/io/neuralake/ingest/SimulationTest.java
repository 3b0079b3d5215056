package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.ingest.SimulatedStore.Mistake;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of histories of writers, compactors and readers, each decided by a seed.
 *
 * <p>{@code -Dneuralake.simulation.seeds=10000} runs more of them, {@code -Dneuralake.simulation.first=4711} begins elsewhere.
 */
final class SimulationTest {

    private static final long SEEDS = Long.getLong("neuralake.simulation.seeds", 1000);
    private static final long FIRST = Long.getLong("neuralake.simulation.first", 1);
    private static final long SOON = 100;

    @Test
    void noRowIsLostAndNoneIsThereTwice() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            assertThat(failure(seed, Mistake.NONE, true)).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void aSeedIsAHistory() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(new Simulation(seed, Mistake.NONE, true).run())
                    .isEqualTo(new Simulation(seed, Mistake.NONE, true).run());
        }
    }

    /** The simulation finds what it looks for. */
    @ParameterizedTest
    @EnumSource(value = Mistake.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aStoreThatMakesAMistakeIsFound(Mistake mistake) {
        assertThat(LongStream.rangeClosed(1, SOON)
                        .filter(seed -> failure(seed, mistake, true).isPresent())
                        .findFirst())
                .isPresent();
    }

    @Test
    void aCompactionThatDoesNotLookAtWhatWasCommittedMeanwhileIsFound() {
        assertThat(LongStream.rangeClosed(1, SOON)
                        .filter(seed -> failure(seed, Mistake.NONE, false).isPresent())
                        .findFirst())
                .isPresent();
    }

    private static Optional<String> failure(long seed, Mistake mistake, boolean rebase) {
        try {
            new Simulation(seed, mistake, rebase).run();
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
