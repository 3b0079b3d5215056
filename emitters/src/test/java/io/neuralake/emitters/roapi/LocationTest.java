package io.neuralake.emitters.roapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocationTest {

    @ParameterizedTest
    @CsvSource({
        "/lake/t, /lake/t, true",
        "lake/t, lake/t, true",
        "/lake/a=b/t, /lake/a=b/t, true",
        "file:///lake/t/, file:///lake/t/, true",
        "FILE:/lake/t, file:/lake/t, true",
        "s3://lake/t, s3://lake/t, true",
        "s3a://lake/t, s3://lake/t, true",
        "abfss://c@account.example/t, abfss://c@account.example/t, true",
        "/my lake/t, file:///my%20lake/t, false",
        "/lake/ü, file:///lake/%C3%BC, false",
        "/lake/100%/t, file:///lake/100%25/t, false",
        "/lake/a#b?c*d, file:///lake/a%23b%3Fc%2Ad, false",
        "file:///my lake/t%20u, file:///my%20lake/t%20u, false",
        "s3://lake/a b, s3://lake/a%20b, false",
        "${lake}/a b, ${lake}/a b, true",
        "s3a://${bucket}/t, s3://${bucket}/t, true",
    })
    void locationIsWrittenAsRoapiReadsIt(String declared, String uri, boolean plain) {
        Location location = Location.of(declared);

        assertThat(location.uri()).isEqualTo(uri);
        assertThat(location.plain()).isEqualTo(plain);
        assertThat(location.refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hdfs://lake/t", "https://lake.example/t", "jdbc:sqlite:/lake/t.db", "my lake/t"})
    void locationThatRoapiCannotReadIsRefused(String declared) {
        assertThat(Location.of(declared).refusal()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/lake/t.db, sqlite:///lake/t.db",
        "lake/t.db, sqlite://lake/t.db",
        "/my lake/ü.db, sqlite:///my%20lake/%C3%BC.db",
        "${lake}/t.db, sqlite://${lake}/t.db",
    })
    void pathOfSqliteDatabaseIsAUri(String path, String uri) {
        assertThat(Location.sqlite(path)).isEqualTo(uri);
    }
}
