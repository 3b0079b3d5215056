package io.neuralake.ingest.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.ingest.AppendStream;
import io.neuralake.ingest.Appender;
import io.neuralake.ingest.AppenderOptions;
import io.neuralake.ingest.commit.FaultyS3.Fault;
import io.neuralake.ingest.lab.Spikes;
import io.neuralake.ingest.lab.WetCatalog;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.runtime.storage.CacheOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables on S3 are appended to, also while answers get lost. */
final class S3AppenderTest {

    @TempDir
    private Path temporary;

    private static Spikes spike(int channel) {
        return new Spikes(LocalDate.of(2024, 4, 14), channel, Instant.parse("2024-04-14T09:00:00Z"), channel);
    }

    @Test
    void rowsAreThereOnceAlthoughAnswersGetLost() throws Exception {
        try (FaultyS3 server = new FaultyS3(temporary.resolve("s3"));
                WetCatalog catalog = WetCatalog.open(CatalogOptions.defaults()
                        .location("lake", "s3://" + FaultyS3.BUCKET)
                        .s3(FaultyS3.options(server.endpoint()))
                        .cache(CacheOptions.defaults().withDirectory(temporary.resolve("cache"))))) {
            AtomicInteger puts = new AtomicInteger();
            try (Appender<Spikes> appender =
                    catalog.bci().spikes().appender(AppenderOptions.s3().interval(Duration.ofMillis(1)))) {
                AppendStream<Spikes> stream = appender.stream("gateway");
                server.faults(
                        line -> line.startsWith("PUT") && line.contains("_delta_log") && puts.incrementAndGet() % 3 == 0
                                ? Fault.ERROR_AFTER
                                : Fault.NONE);
                for (int i = 1; i <= 12; i++) {
                    stream.append(i, List.of(spike(i))).join();
                }
                server.faults(line -> Fault.NONE);
            }
            assertThat(puts.get()).isGreaterThanOrEqualTo(12);
            try (Stream<Spikes> rows = catalog.bci().spikes().stream()) {
                assertThat(rows.map(Spikes::channel)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
            }
        }
    }
}
