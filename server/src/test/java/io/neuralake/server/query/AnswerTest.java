package io.neuralake.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes back for a statement: in every encoding, with parameters, for callers who may not read everything. */
@ExtendWith(ServedSamples.class)
final class AnswerTest {

    private static final Caller EVERYBODY = new Caller("test", List.of("*"));
    private static final String DIAGNOSTICS = "implant.implant_diagnostics";

    private final QueryService service;

    AnswerTest(QueryService service) {
        this.service = service;
    }

    /** An answer that has come. */
    private static final class Taken implements Receiver {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<byte[]> parts = new ArrayList<>();
        private @Nullable Opened opened;
        private @Nullable Done done;

        @Override
        public void opened(Opened first) throws IOException {
            assertThat(opened).isNull();
            opened = first;
        }

        @Override
        public void take(ByteBuffer part) {
            assertThat(opened).isNotNull();
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            parts.add(copy);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        Opened first() {
            return Objects.requireNonNull(opened);
        }

        Schema columns() {
            return first().columns();
        }

        Done end() {
            return Objects.requireNonNull(done);
        }
    }

    private Taken ask(Statement statement, Form form, Caller caller) throws Exception {
        Taken taken = new Taken();
        taken.done = service.run(statement, form, caller, new Asking(), taken);
        return taken;
    }

    private Taken ask(String statement, Encoding encoding, Parameter... parameters) throws Exception {
        return ask(
                new Statement(statement, List.of(parameters), Map.of(), Map.of()),
                Form.of(encoding, ServedSamples.LIMITS),
                EVERYBODY);
    }

    private Failed failed(String statement, Caller caller, Parameter... parameters) {
        return catchThrowableOfType(
                        QueryException.class,
                        () -> ask(
                                new Statement(statement, List.of(parameters), Map.of(), Map.of()),
                                Form.of(Encoding.CSV, ServedSamples.LIMITS),
                                caller))
                .failed();
    }

    @Test
    void jsonHasAnObjectForEachRow() throws Exception {
        assertThat(ask("SELECT 1 AS a, NULL AS b, 'x' AS c UNION ALL SELECT 2, NULL, NULL ORDER BY a", Encoding.JSON)
                        .text())
                .isEqualTo("[{\"a\":1,\"c\":\"x\"},{\"a\":2}]");
        assertThat(ask("SELECT 1 AS a WHERE FALSE", Encoding.JSON).text()).isEqualTo("[]");
        assertThat(ask("SELECT 1 AS a, 'ä' AS c", Encoding.JSON_LINES).text()).isEqualTo("{\"a\":1,\"c\":\"ä\"}\n");
    }

    @Test
    void partsOfPostgresHaveWholeMessages() throws Exception {
        Taken taken = ask("SELECT * FROM " + DIAGNOSTICS, Encoding.POSTGRES);
        long rows = 0;
        for (byte[] part : taken.parts) {
            ByteBuffer messages = ByteBuffer.wrap(part);
            while (messages.hasRemaining()) {
                assertThat((char) messages.get()).isEqualTo('D');
                int length = messages.getInt();
                messages.position(messages.position() + length - Integer.BYTES);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(taken.end().rows()).isGreaterThan(10_000);
        assertThat(taken.parts.size()).isGreaterThan(2);
        assertThat(taken.parts.get(0).length).isLessThan(20_000);
    }

    @Test
    void aParquetFileComesWhole() throws Exception {
        Taken taken = ask("SELECT * FROM " + DIAGNOSTICS + " LIMIT 5", Encoding.PARQUET);
        assertThat(taken.end().rows()).isEqualTo(5);
        assertThat(taken.columns().findField("implant_id")).isNotNull();
        assertThat(taken.text()).startsWith("PAR1").endsWith("PAR1");
        assertThat(taken.end().bytes()).isEqualTo(taken.bytes.size());
    }

    @Test
    void parametersAreValuesOfTheirTypes() throws Exception {
        assertThat(ask(
                                "SELECT $2 AS b, $1 AS a, '$1' AS c",
                                Encoding.CSV,
                                new Parameter(ParameterType.BIGINT, "-5"),
                                new Parameter(ParameterType.TEXT, "'; DROP TABLE x; --"))
                        .text())
                .isEqualTo("b,a,c\n'; DROP TABLE x; --,-5,$1\n");
        assertThat(ask(
                                "SELECT count(*) AS n FROM " + DIAGNOSTICS + " WHERE implant_id = $1 AND date = $2",
                                Encoding.CSV,
                                new Parameter(ParameterType.UNKNOWN, "4595"),
                                new Parameter(ParameterType.DATE, "2024-04-14"))
                        .text())
                .isEqualTo("n\n7200\n");
        assertThat(ask("SELECT $1 IS NULL AS a", Encoding.CSV, new Parameter(ParameterType.UNKNOWN, null))
                        .text())
                .isEqualTo("a\ntrue\n");
        assertThat(failed("SELECT $1", EVERYBODY).cause()).isEqualTo(Failed.Cause.STATEMENT);
        assertThat(failed("SELECT $1", EVERYBODY, new Parameter(ParameterType.INTEGER, "x")))
                .satisfies(failed -> {
                    assertThat(failed.cause()).isEqualTo(Failed.Cause.STATEMENT);
                    assertThat(failed.reason()).contains("'x', which is no INTEGER");
                });
    }

    @Test
    void parametersAreDescribed() throws Exception {
        Description description = service.describe(
                Statement.of("SELECT date, state FROM " + DIAGNOSTICS
                        + " WHERE implant_id = $1 AND date BETWEEN $2 AND $3 AND $4 LIMIT $5"),
                EVERYBODY,
                new Asking());
        assertThat(description.parameters())
                .containsExactly(
                        ParameterType.INTEGER,
                        ParameterType.DATE,
                        ParameterType.DATE,
                        ParameterType.BOOLEAN,
                        ParameterType.BIGINT);
        assertThat(description.columns().getFields()).extracting(Field::getName).containsExactly("date", "state");
    }

    @Test
    void aTableHasTheNameThatRoapiGivesIt() throws Exception {
        String alias = service.aliases(EVERYBODY).entrySet().stream()
                .filter(entry -> entry.getValue().equals(DIAGNOSTICS))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String rows = ask("SELECT count(*) FROM " + DIAGNOSTICS, Encoding.JSON).text();
        assertThat(ask("SELECT count(*) FROM " + alias, Encoding.JSON).text()).isEqualTo(rows);
        assertThat(ask("SELECT count(*) FROM " + alias.toUpperCase(java.util.Locale.ROOT) + " AS t", Encoding.JSON)
                        .text())
                .isEqualTo(rows);
        assertThat(ask("WITH " + alias + " AS (SELECT 1 AS a) SELECT * FROM " + alias, Encoding.JSON)
                        .text())
                .isEqualTo("[{\"a\":1}]");
    }

    @Test
    void whoMayNotReadATableDoesNotLearnThatItExists() {
        Caller some = new Caller("some", List.of("bci.*", "implant.implants"));
        for (String name : List.of("implant.implant_diagnostics", "implant_implant_diagnostics")) {
            String other = name.replace("diagnostics", "diagnosticz");
            Failed hidden = failed("SELECT nothing FROM " + name, some);
            Failed absent = failed("SELECT nothing FROM " + other, some);
            assertThat(hidden.cause()).isEqualTo(Failed.Cause.STATEMENT);
            assertThat(hidden.reason()).isEqualTo(absent.reason().replace("diagnosticz", "diagnostics"));
            assertThat(hidden.fix()).isEqualTo(absent.fix());
            String told = catchThrowableOfType(
                            QueryException.class,
                            () -> service.describe(Statement.of("SELECT nothing FROM " + name), some, new Asking()))
                    .failed()
                    .reason();
            assertThat(told).isEqualTo(hidden.reason());
        }
    }

    @Test
    void anAnswerThatIsKnownIsNotGivenAgain() throws Exception {
        String statement = "SELECT count(*) AS n FROM " + DIAGNOSTICS;
        Taken first = ask(statement, Encoding.CSV);
        String fingerprint = first.first().fingerprint();
        assertThat(fingerprint).isNotNull();
        Form known = new Form(Encoding.CSV, List.of(), fingerprint, ServedSamples.LIMITS);
        Taken again = ask(Statement.of(statement), known, EVERYBODY);
        assertThat(again.first().unchanged()).isTrue();
        assertThat(again.bytes.size()).isZero();
        assertThat(again.columns()).isEqualTo(first.columns());
        assertThat(ask(Statement.of(statement + " WHERE TRUE"), known, EVERYBODY)
                        .first()
                        .unchanged())
                .isFalse();
        assertThat(ask(new Statement(statement, List.of(), Map.of(DIAGNOSTICS, 0L), Map.of()), known, EVERYBODY)
                        .first()
                        .unchanged())
                .isFalse();
        assertThat(ask("SELECT now()", Encoding.CSV).first().fingerprint()).isNull();
        assertThat(ask("SELECT random()", Encoding.CSV).first().fingerprint()).isNull();
    }

    @Test
    void anAnswerHasNoMoreBytesThanIsAllowed() {
        for (Encoding encoding : Encoding.values()) {
            Limits few =
                    new Limits(Long.MAX_VALUE, 10_000, ServedSamples.LIMITS.patience(), ServedSamples.LIMITS.time());
            assertThatThrownBy(
                            () -> ask(Statement.of("SELECT * FROM " + DIAGNOSTICS), Form.of(encoding, few), EVERYBODY))
                    .as(encoding.toString())
                    .isInstanceOfSatisfying(
                            QueryException.class,
                            e -> assertThat(e.failed().cause()).isEqualTo(Failed.Cause.LIMIT));
        }
    }
}
