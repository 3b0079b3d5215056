package io.neuralake.samples.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.runtime.row.Row;
import io.neuralake.samples.NlkCatalog;
import io.neuralake.samples.SampleLake;
import io.neuralake.samples.data.SampleData;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All queries of TPC-H through {@code catalog.sql}, on Delta and Parquet files. */
@ExtendWith(SampleLake.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TpchTest {

    private final NlkCatalog catalog;
    private final H2Tpch other;

    TpchTest(SampleLake.Content lake) throws SQLException {
        this.catalog = lake.open();
        this.other = new H2Tpch(SampleData.DEFAULT_SCALE);
    }

    @AfterAll
    void close() throws SQLException {
        catalog.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void answersAsPublished(int number) throws IOException {
        PublishedQuery query = PublishedQuery.read(number);

        Answer answer = ours(query);

        assertThat(answer.differences(Answer.published(query.answer()))).isEmpty();
    }

    /** The nineteenth takes H2 a while: it joins all lines with all parts first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22})
    void answersAsAnotherEngine(int number) throws IOException, SQLException {
        PublishedQuery query = PublishedQuery.read(number);

        Answer answer = ours(query);

        assertThat(answer.differences(new Answer(other.answer(query.portable()))))
                .isEmpty();
    }

    private Answer ours(PublishedQuery query) {
        try (Stream<Row> rows = catalog.sql(query.overCatalog()).stream()) {
            return new Answer(rows.map(Row::values).toList());
        }
    }
}
