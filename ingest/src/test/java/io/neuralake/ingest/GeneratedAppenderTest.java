package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.ingest.lab.Sessions;
import io.neuralake.ingest.lab.Sessions.Mode;
import io.neuralake.ingest.lab.Sessions.Site;
import io.neuralake.ingest.lab.Spikes;
import io.neuralake.ingest.lab.WetCatalog;
import io.neuralake.runtime.CatalogOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accessors that the compiler generates take records, and give them back. */
final class GeneratedAppenderTest {

    @TempDir
    Path directory;

    private WetCatalog open() {
        return WetCatalog.open(CatalogOptions.defaults().location("lake", directory.toString()));
    }

    @Test
    void ordinaryRecordsComeBack() {
        Spikes one = new Spikes(LocalDate.of(2024, 4, 14), 7, Instant.parse("2024-04-14T09:00:00.000123Z"), 0.25);
        Spikes other = new Spikes(LocalDate.of(2024, 4, 15), 8, Instant.parse("2024-04-15T09:00:00Z"), Double.NaN);
        try (WetCatalog catalog = open()) {
            try (Appender<Spikes> appender = catalog.bci().spikes().appender()) {
                assertThat(appender.append(one).join().version()).hasValue(0);
                AppendStream<Spikes> stream = appender.stream("gateway");
                stream.append(1, List.of(other)).join();
            }
            try (Stream<Spikes> rows = catalog.bci().spikes().stream()) {
                assertThat(rows).containsExactlyInAnyOrder(one, other);
            }
            assertThat(catalog.bci()
                            .spikes()
                            .where(t -> t.day().eq(LocalDate.of(2024, 4, 15)))
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void nestedRecordsComeBack() {
        Site deep = new Site("M1", 3);
        Site surface = new Site("S1", null);
        Sessions full = new Sessions(
                1,
                Optional.of("a"),
                Mode.TASK,
                new BigDecimal("1.500"),
                deep,
                List.of(deep, surface),
                Map.of("x", 1),
                new int[] {1, 2});
        Sessions bare = new Sessions(
                2, Optional.empty(), Mode.IDLE, new BigDecimal("0.000"), surface, List.of(), Map.of(), new int[0]);
        try (WetCatalog catalog = open()) {
            try (Appender<Sessions> appender =
                    catalog.bci().sessions().appender(AppenderOptions.local().property("delta.appendOnly", "true"))) {
                appender.append(List.of(full, bare)).join();
            }
            try (Stream<Sessions> rows = catalog.bci().sessions().stream()) {
                assertThat(rows).containsExactlyInAnyOrder(full, bare);
            }
            assertThat(catalog.bci()
                            .sessions()
                            .where(t -> t.appenderColumn()
                                    .eq(Mode.TASK)
                                    .and(t.storageColumn().eq("a")))
                            .count())
                    .isEqualTo(1);
        }
    }
}
