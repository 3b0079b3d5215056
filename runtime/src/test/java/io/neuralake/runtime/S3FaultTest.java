package io.neuralake.runtime;

import static io.neuralake.runtime.HarmfulProxy.corrupt;
import static io.neuralake.runtime.HarmfulProxy.cut;
import static io.neuralake.runtime.HarmfulProxy.error;
import static io.neuralake.runtime.HarmfulProxy.shorten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.HarmfulProxy.Harm;
import io.neuralake.runtime.HarmfulProxy.Request;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong between here and S3 is either tried again until the rows are right, or an error that says what it is; never
 * another row, and never half a file in the cache.
 */
final class S3FaultTest {

    private static final Table TABLE = Declared.hive(
            "lab",
            "events",
            Declared.partition("day", Scalar.INT32),
            Declared.column("id", Scalar.INT64),
            Declared.column("noise", Scalar.FLOAT64));
    private static final int ROWS = 3 * 20_000;

    @TempDir
    private Path temporary;

    private S3Server server;
    private TestLake lake;

    @BeforeEach
    void open() throws Exception {
        server = new S3Server(temporary.resolve("s3"));
        lake = new TestLake(temporary.resolve("lake"));
        for (int day = 1; day <= 3; day++) {
            lake.parquet(file(day), "SELECT range AS id, random() AS noise FROM range(20000)");
        }
        server.upload(temporary.resolve("lake"));
        server.proxy().reset();
    }

    private static boolean data(Request request) {
        return request.reads(".parquet");
    }

    private static String file(int day) {
        return "lab/events/day=" + day + "/part.parquet";
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Catalog catalog(UnaryOperator<S3Options> options) {
        return lake.open(server.catalog().s3(options.apply(server.options())), TABLE);
    }

    private Catalog catalog() {
        return catalog(options -> options);
    }

    private static List<String> rows(Catalog catalog) {
        return catalog
                .sql(
                        "SELECT day, count(*) AS n, sum(id) AS ids, sum(noise) AS noise FROM lab.events GROUP BY day ORDER BY day")
                .stream()
                .map(Row::toString)
                .toList();
    }

    /** Files have several parts of 64 KiB each; so has what is harmed. */
    private void recovers(int times, Predicate<Request> which, Harm harm) throws IOException {
        AtomicInteger left = server.proxy().harm(times, which, harm);
        try (Catalog local = lake.open(TABLE);
                Catalog remote = catalog()) {
            assertThat(rows(remote)).isEqualTo(rows(local)).hasSize(3);
            long asked = server.proxy().count(which);
            assertThat(left).as("harmed").hasValue(0);
            server.proxy().reset();
            assertThat(rows(remote)).isEqualTo(rows(local));
            assertThat(server.proxy().count(S3FaultTest::data)).isZero();
            assertThat(asked).isGreaterThan(times);
        }
        checkCache(3);
    }

    private LakeException fails(Predicate<Request> which, Harm harm) throws IOException {
        return fails(options -> options.withAttempts(2), which, harm);
    }

    private LakeException fails(UnaryOperator<S3Options> options, Predicate<Request> which, Harm harm)
            throws IOException {
        for (Path kept : server.kept()) {
            Files.delete(kept);
        }
        server.proxy().harm(Integer.MAX_VALUE, which, harm);
        LakeException failure;
        try (Catalog remote = catalog(options)) {
            failure = catchThrowableOfType(LakeException.class, () -> rows(remote));
        }
        assertThat(failure).isNotNull();
        server.proxy().reset();
        checkCache(2);
        try (Catalog local = lake.open(TABLE);
                Catalog remote = catalog()) {
            assertThat(rows(remote)).isEqualTo(rows(local));
        }
        return failure;
    }

    /** At most so many files, and all of them whole. */
    private void checkCache(int most) throws IOException {
        assertThat(server.sessions()).isEmpty();
        assertThat(server.kept()).hasSizeLessThanOrEqualTo(most).allSatisfy(kept -> {
            byte[] content = Files.readAllBytes(kept);
            assertThat(List.of(1, 2, 3).stream().anyMatch(day -> same(lake.path(file(day)), content)))
                    .isTrue();
        });
    }

    private static boolean same(Path file, byte[] content) {
        try {
            return Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void timeAlsoRunsWhileFilesAreChosen() throws IOException {
        server.proxy().harm(Integer.MAX_VALUE, Request::lists, server.proxy().stall());
        try (Catalog remote = catalog()) {
            Duration limit = Duration.ofMillis(300);
            assertThatThrownBy(() -> remote.sql("SELECT count(*) AS n FROM lab.events")
                            .timeout(limit)
                            .frame())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("it timed out after")
                    .hasMessageContaining("the limit is 0.3 s");
            assertThatThrownBy(() ->
                            remote.table("lab.events").scan().timeout(limit).count())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("cannot read table 'lab.events': it timed out after");
        }
    }

    @Test
    void serverErrorsAreTriedAgain() throws IOException {
        recovers(4, S3FaultTest::data, error(500, "InternalError"));
    }

    @Test
    void slowDownIsTriedAgain() throws IOException {
        recovers(2, S3FaultTest::data, error(503, "SlowDown"));
    }

    @Test
    void connectionsThatAreCutInTheMiddleAreTriedAgain() throws IOException {
        recovers(5, S3FaultTest::data, cut());
    }

    @Test
    void connectionsThatStallAreTriedAgain() throws IOException {
        recovers(2, S3FaultTest::data, server.proxy().stall());
    }

    @Test
    void answersOfAWrongLengthAreTriedAgain() throws IOException {
        recovers(3, S3FaultTest::data, shorten());
    }

    @Test
    void corruptedBytesAreFetchedAgain() throws IOException {
        recovers(1, S3FaultTest::data, corrupt());
    }

    @Test
    void listingsAreTriedAgain() throws IOException {
        recovers(3, Request::lists, error(500, "InternalError"));
    }

    @Test
    void serverErrorsThatStayAreAnError() throws IOException {
        assertThat(fails(S3FaultTest::data, error(500, "InternalError")))
                .hasMessageContaining("s3://lake/lab/events/day=")
                .hasMessageContaining("fails")
                .hasMessageContaining("still after 2 attempts (500 InternalError, request r-1)");
        assertThat(fails(Request::lists, error(503, "SlowDown")))
                .hasMessageContaining("'lab.events'")
                .hasMessageContaining("asks to slow down")
                .hasMessageContaining("S3Options.withParallelism");
    }

    @Test
    void connectionsThatAreAlwaysCutAreAnError() throws IOException {
        assertThat(fails(S3FaultTest::data, cut()))
                .hasMessageContaining("s3://lake/lab/events/day=")
                .hasMessageContaining("fails, still after 2");
    }

    @Test
    void answersThatAreAlwaysTooShortAreAnError() throws IOException {
        assertThat(fails(S3FaultTest::data, shorten()))
                .hasMessageContaining("bytes")
                .hasMessageContaining("still after 2 attempts");
    }

    @Test
    void bytesThatAreAlwaysCorruptedAreAnError() throws IOException {
        assertThat(fails(S3FaultTest::data, corrupt()))
                .hasMessageContaining("other bytes than its tag says")
                .hasMessageContaining("S3Options.withoutTagCheck");
    }

    @Test
    void connectionsThatAlwaysStallAreAnError() throws IOException {
        assertThat(fails(S3FaultTest::data, server.proxy().stall()))
                .hasMessageContaining("takes too long")
                .hasMessageContaining("S3Options.withTimeouts");
    }

    @Test
    void refusalsSayWhatToDo() throws IOException {
        assertThat(fails(S3FaultTest::data, error(403, "AccessDenied")))
                .hasMessageContaining("access to s3://lake/lab/events/day=")
                .hasMessageContaining("s3:GetObject");
        assertThat(fails(Request::lists, error(403, "AccessDenied")))
                .hasMessageContaining("access to s3://lake/lab/events is denied")
                .hasMessageContaining("s3:ListBucket");
        assertThat(fails(S3FaultTest::data, error(400, "ExpiredToken")))
                .hasMessageContaining("credentials for s3://lake/lab/events/day=")
                .hasMessageContaining("have expired")
                .hasMessageContaining("log in anew");
        assertThat(fails(Request::lists, error(301, "PermanentRedirect")))
                .hasMessageContaining("is in another region")
                .hasMessageContaining("S3Options.withRegion");
        assertThat(server.proxy().count(S3FaultTest::data)).isPositive();
    }

    @Test
    void refusalsAreNotTriedAgain() {
        server.proxy().harm(Integer.MAX_VALUE, Request::lists, error(403, "AccessDenied"));
        try (Catalog remote = catalog()) {
            assertThatThrownBy(() -> rows(remote)).isInstanceOf(LakeException.class);
        }
        assertThat(server.proxy().count(Request::lists)).isEqualTo(1);
    }

    @Test
    void anObjectThatGoesAwayAfterPlanningIsNamed() throws IOException {
        assertThat(fails(S3FaultTest::data, error(404, "NoSuchKey")))
                .hasMessageContaining("s3://lake/lab/events/day=")
                .hasMessageContaining("is not there")
                .hasMessageContaining("run it again");
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsNoticed() {
        AtomicInteger first = new AtomicInteger();
        server.proxy().harm(1, request -> request.reads("day=2") && first.getAndIncrement() == 0, (answer, out) -> {
            Path other = lake.parquet("other.parquet", "SELECT range AS id, 1.5::DOUBLE AS noise FROM range(20000)");
            try (S3ObjectStore store = server.store()) {
                store.write(
                        new Place(Place.S3, "/lake/" + file(2)),
                        new ByteArrayInputStream(Files.readAllBytes(other)),
                        true);
            }
            answer.send(out);
        });
        try (Catalog remote = catalog()) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining(file(2) + " was replaced after the scan was planned");
            assertThat(rows(remote)).hasSize(3).anyMatch(row -> row.contains("noise=30000.0"));
        }
    }

    @Test
    void credentialsBucketsAndEndpointsThatAreWrongAreNamed() {
        String secret = System.setProperty("aws.secretAccessKey", "wrong");
        try (Catalog remote = catalog()) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("does not accept the credentials");
        } finally {
            System.setProperty("aws.secretAccessKey", secret);
        }
        try (Catalog remote = lake.open(server.catalog().location("lake", "s3://nowhere"), TABLE)) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("there is no bucket 'nowhere'");
        }
        try (Catalog remote = lake.open(server.catalog().location("lake", "s3://lake/elsewhere"), TABLE)) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("there is nothing at s3://lake/elsewhere/lab/events");
        }
        try (Catalog remote = catalog(options -> options.withEndpoint(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("http://127.0.0.1:1 does not accept connections");
        }
        try (Catalog remote = catalog(options -> options.withEndpoint(
                URI.create("https://127.0.0.1:" + server.endpoint().getPort())))) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("no TLS connection");
        }
        try (Catalog remote = catalog(S3Options::withoutCredentials)) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("access to s3://lake/lab/events/day=")
                    .hasMessageContaining("is denied");
        }
    }

    @Test
    void withoutCredentialsTheErrorSaysWhereTheyWereLookedFor() {
        System.clearProperty("aws.accessKeyId");
        String metadata = System.setProperty("aws.disableEc2Metadata", "true");
        try (Catalog remote = catalog(options -> options.withProfile("nobody"))) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("there are no credentials for s3://lake/lab/events")
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
        } finally {
            System.setProperty("aws.accessKeyId", S3Server.IDENTITY);
            if (metadata == null) {
                System.clearProperty("aws.disableEc2Metadata");
            }
        }
        assertThat(server.proxy().requests()).isEmpty();
    }

    @Test
    void aCacheThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "in the way");
        CatalogOptions options = server.catalog().cache(CacheOptions.defaults().withDirectory(file.resolve("cache")));
        try (Catalog remote = lake.open(options, TABLE)) {
            assertThatThrownBy(() -> rows(remote))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("the cache directory " + file.resolve("cache") + " cannot be used")
                    .hasMessageContaining("CacheOptions.withDirectory");
        }
    }

    @Test
    void aFileOfTheCacheThatIsTooShortIsFetchedAgain() throws IOException {
        try (Catalog local = lake.open(TABLE)) {
            try (Catalog remote = catalog()) {
                assertThat(remote.table("lab.events").count()).isEqualTo(ROWS);
            }
            for (Path kept : server.kept()) {
                Files.write(kept, new byte[17]);
            }
            server.proxy().reset();
            try (Catalog remote = catalog()) {
                assertThat(rows(remote)).isEqualTo(rows(local));
            }
            assertThat(server.proxy().count(S3FaultTest::data)).isPositive();
        }
        checkCache(3);
    }
}
