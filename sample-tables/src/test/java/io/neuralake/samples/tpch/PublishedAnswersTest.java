package io.neuralake.samples.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.runtime.CatalogOptions;
import io.neuralake.runtime.row.Row;
import io.neuralake.samples.NlkCatalog;
import io.neuralake.samples.SampleLake;
import io.neuralake.samples.data.SampleData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers that the specification prints, at scale factor 1: {@code -Dtpch.scale=1}. Not run otherwise, because it writes
 * and reads a gigabyte of rows.
 */
@EnabledIfSystemProperty(named = "tpch.scale", matches = "1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublishedAnswersTest {

    private final NlkCatalog catalog;

    PublishedAnswersTest(@TempDir Path lake) throws IOException, SQLException {
        new SampleData(SampleData.manifest(), SampleLake.silent()).write(lake, 1, List.of("tpch"));
        this.catalog = NlkCatalog.open(CatalogOptions.defaults().location("lake", lake.toString()));
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    /** First rows of the answers, as the specification rounds them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; A|F|37734107.00|56586554400.73|53758257134.87|55909065222.83|25.52|38273.13|.05|1478493",
                "3; 2456423|406181.01|1995-03-05|0",
                "4; 1-URGENT|10594",
                "5; INDONESIA|55502041.17",
                "6; 123141078.23",
                "12; MAIL|6202|9324",
                "13; 0|50005",
                "14; 16.38",
                "17; 348406.05",
                "19; 3083843.06"
            })
    void answersAsTheSpecification(int number, String firstRow) throws IOException {
        PublishedQuery query = PublishedQuery.read(number);

        try (Stream<Row> rows = catalog.sql(query.overCatalog()).stream()) {
            Answer first = new Answer(rows.limit(1).map(Row::values).toList());
            Answer expected = Answer.published(List.of(List.of(firstRow.split("\\|"))));
            assertThat(first.differences(expected)).isEmpty();
        }
    }
}
