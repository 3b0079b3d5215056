package io.neuralake.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "localTsUs, local_ts_us",
        "HTTPServer, http_server",
        "v2Id, v2_id",
        "implantID, implant_id",
        "already_snake, already_snake",
        "Already_Snake, already_snake",
        "x, x",
        "X, x",
        "ABC, abc",
        "aB, a_b",
        "Outer$Inner, outer$inner",
        "'', ''"
    })
    void snakeCase(String name, String snake) {
        assertThat(Names.snakeCase(name)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({
        "implant_diagnostics, ImplantDiagnostics, implantDiagnostics",
        "x, X, x",
        "a1_b2, A1B2, a1B2",
        "a__b_, AB, aB",
        "'', '', ''"
    })
    void camelCase(String name, String upper, String lower) {
        assertThat(Names.upperCamel(name)).isEqualTo(upper);
        assertThat(Names.lowerCamel(name)).isEqualTo(lower);
    }

    @ParameterizedTest
    @CsvSource({
        "citi, city",
        "CITY, city",
        "riderId, rider_id",
        "rider_di, rider_id",
        "ridr_id, rider_id",
        "rider, ''",
        "speed, ''",
        "'', ''"
    })
    void nearest(String written, String meant) {
        assertThat(Names.nearest(written, List.of("rider_id", "city", "start_at"))
                        .orElse(""))
                .isEqualTo(meant);
    }

    @Test
    void ofTwoEquallyNearTheFirstInOrderIsOffered() {
        assertThat(Names.nearest("cit_x", List.of("cit_z", "cit_a"))).contains("cit_a");
    }

    @Test
    void nothingIsNearWithoutCandidates() {
        assertThat(Names.nearest("city", List.of())).isEmpty();
    }

    @Test
    void constantsAreLowerCaseInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Names.lower(ColumnType.Scalar.BINARY)).isEqualTo("binary");
            assertThat(Names.snakeCase("rowID")).isEqualTo("row_id");
        } finally {
            Locale.setDefault(before);
        }
    }
}
