package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LikePatternTest {

    @Test
    void signsStandForLetters() {
        assertThat(LikePattern.fits("sp%", "spikes")).isTrue();
        assertThat(LikePattern.fits("%kes", "spikes")).isTrue();
        assertThat(LikePattern.fits("s_ikes", "spikes")).isTrue();
        assertThat(LikePattern.fits("%", "")).isTrue();
        assertThat(LikePattern.fits("%i%e%", "spikes")).isTrue();
        assertThat(LikePattern.fits("", "a")).isFalse();
        assertThat(LikePattern.fits("Spikes", "spikes")).isFalse();
        assertThat(LikePattern.fits("s_kes", "spikes")).isFalse();
    }

    @Test
    void aBackslashTakesTheirMeaningAway() {
        assertThat(LikePattern.fits("a\\_b", "a_b")).isTrue();
        assertThat(LikePattern.fits("a\\_b", "axb")).isFalse();
        assertThat(LikePattern.fits("a\\%", "a%")).isTrue();
        assertThat(LikePattern.fits("a\\%", "ab")).isFalse();
        assertThat(LikePattern.fits("a\\", "a\\")).isTrue();
    }

    @Test
    void longPatternsTakeNoTime() {
        assertThat(LikePattern.fits("%a".repeat(5000) + "b", "a".repeat(20_000)))
                .isFalse();
    }
}
