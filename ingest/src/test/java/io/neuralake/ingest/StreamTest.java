package io.neuralake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a stream are in the table exactly once. */
final class StreamTest {

    @TempDir
    Path directory;

    private final Table events = Lake.delta("events", Lake.column("n", Scalar.INT64));

    private static List<Object> numbers(Catalog catalog) {
        try (Stream<Row> rows = catalog.table("lab.events").stream()) {
            return rows.map(row -> row.get("n")).sorted().toList();
        }
    }

    @Test
    void whatIsSentAgainAfterARestartIsNotAppendedAgain() {
        try (Catalog catalog = new Lake(directory).open(events)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
                AppendStream<Map<String, ?>> stream = appender.stream("gateway-7");
                assertThat(stream.committed()).isEmpty();
                stream.append(10, List.of(Map.of("n", 9L), Map.of("n", 10L))).join();
                stream.append(11, List.of(Map.of("n", 11L))).join();
                assertThat(stream.committed()).hasValue(11);
            }
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
                AppendStream<Map<String, ?>> stream = appender.stream("gateway-7");
                assertThat(stream.committed()).hasValue(11);
                stream.append(11, List.of(Map.of("n", 11L))).join();
                stream.append(12, List.of(Map.of("n", 12L))).join();
                assertThat(appender.stream("gateway-8").committed()).isEmpty();
            }
            assertThat(numbers(catalog)).containsExactly(9L, 10L, 11L, 12L);
        }
    }

    @Test
    void whoWasReplacedCannotAppendAnyMore() {
        try (Catalog catalog = new Lake(directory).open(events)) {
            try (Appender<Map<String, ?>> zombie = Lake.appender(catalog, "events");
                    Appender<Map<String, ?>> heir = Lake.appender(catalog, "events")) {
                AppendStream<Map<String, ?>> before = zombie.stream("gateway-7");
                before.append(1, List.of(Map.of("n", 1L))).join();
                AppendStream<Map<String, ?>> after = heir.stream("gateway-7");
                assertThat(after.committed()).hasValue(1);

                assertThatThrownBy(
                                () -> before.append(2, List.of(Map.of("n", 2L))).join())
                        .hasMessageContaining("stream 'gateway-7' was opened elsewhere since");
                assertThatThrownBy(() -> before.append(3, List.of(Map.of("n", 3L))))
                        .hasMessageContaining("open the stream again, and send what follows its committed offset");
                zombie.append(Map.of("n", 100L)).join();
                after.append(2, List.of(Map.of("n", 2L))).join();
            }
            assertThat(numbers(catalog)).containsExactly(1L, 2L, 100L);
        }
    }

    @Test
    void aStreamThatLacksRowsTakesNoLaterOnes() {
        try (Catalog catalog = new Lake(directory).open(events)) {
            try (Appender<Map<String, ?>> appender = Lake.appender(catalog, "events")) {
                AppendStream<Map<String, ?>> stream = appender.stream("s");
                assertThatThrownBy(() -> stream.append(1, List.of(Map.of())).join())
                        .hasMessageContaining("'n' is declared to have a value in every row");
                assertThatThrownBy(() -> stream.append(2, List.of(Map.of("n", 2L))))
                        .hasMessageContaining("its stream 's' has failed");

                AppendStream<Map<String, ?>> again = appender.stream("s");
                assertThat(again.committed()).isEmpty();
                again.append(1, List.of(Map.of("n", 1L))).join();
                assertThatThrownBy(() -> appender.stream("a#b")).hasMessageContaining("no name for a stream");
            }
            assertThat(numbers(catalog)).containsExactly(1L);
        }
    }
}
