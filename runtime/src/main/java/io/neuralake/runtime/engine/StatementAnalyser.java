package io.neuralake.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neuralake.runtime.error.LakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a statement reads, without reading anything and without parsing SQL ourselves.
 *
 * <p>DuckDB parses the statement, which is looked at, then plans it on empty tables, which is looked at too, and then brings
 * filters down to the scans. Each step happens only if the one before found nothing that is not allowed.
 */
final class StatementAnalyser implements StatementPlanner {

    private static final int LONGEST = 500_000;
    private static final int DEEPEST = 500;
    private static final int REMEMBERED = 256;
    private static final int LONGEST_REMEMBERED = 20_000;

    /** The parser and the planner call themselves for each level of nesting; this is enough for the longest statement. */
    private static final long STACK = 256L << 20;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private final Functions functions = new Functions();
    private final String hidden;
    private final StubDatabase stubs;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), StatementAnalyser::thread);
    private final Map<String, StatementUse> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StatementUse> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final DeclaredTables known;
    private final EmptyResults empty;
    private final Consumer<StatementPlanner> closed;

    /**
     * An analyser.
     *
     * @param scope what statements can name
     * @param hidden schema of the tables behind functions, which no statement can name
     * @param memory where the schemas of results are made
     * @param closed is told when the analyser is closed
     */
    StatementAnalyser(StatementScope scope, String hidden, BufferAllocator memory, Consumer<StatementPlanner> closed) {
        this.hidden = hidden;
        this.known = new DeclaredTables(scope, hidden);
        this.stubs = new StubDatabase(hidden);
        this.empty = new EmptyResults(memory);
        this.closed = closed;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "neuralake-planner", STACK);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public StatementUse analyse(String statement) {
        check(statement);
        synchronized (remembered) {
            StatementUse before = remembered.get(statement);
            if (before != null) {
                return before;
            }
        }
        StatementUse use = onDeepStack(statement, connection -> plan(connection, statement));
        if (use.moment().isEmpty() && statement.length() <= LONGEST_REMEMBERED) {
            synchronized (remembered) {
                remembered.put(statement, use);
            }
        }
        return use;
    }

    @Override
    public String bound(String statement, List<SqlLiteral> values) {
        if (values.isEmpty()) {
            return statement;
        }
        check(statement);
        return onDeepStack(statement, connection -> {
            StatementParameters parameters = StatementParameters.of(statement, parsed(connection, statement));
            parameters.checkCount(values.size());
            return parameters.with(number -> values.get(number - 1).sql());
        });
    }

    @Override
    public StatementShape shape(String statement) {
        check(statement);
        StatementParameters parameters = onDeepStack(statement, connection -> {
            JsonNode syntax = parsed(connection, statement);
            StatementParameters found = StatementParameters.of(statement, syntax);
            SyntaxGate.checkWithParameters(syntax, functions, known, new StatementPlace(statement));
            return found;
        });
        List<Optional<String>> types = parameters.count() == 0
                ? List.of()
                : onDeepStack(statement, connection -> parameters.types(connection));
        LakeException refusal = null;
        // A value of which nothing tells the type is a text, unless a text does not fit.
        for (SqlLiteral unknown : List.of(SqlLiteral.absent("VARCHAR"), SqlLiteral.absent())) {
            String valued = parameters.with(number -> types.get(number - 1)
                    .map(SqlLiteral::absent)
                    .orElse(unknown)
                    .sql());
            try {
                analyse(valued);
                return onDeepStack(valued, connection -> new StatementShape(empty.schema(connection, valued), types));
            } catch (LakeException e) {
                refusal = refusal == null ? e : refusal;
            }
        }
        throw refusal;
    }

    private void check(String statement) {
        if (statement.length() > LONGEST) {
            throw new LakeException(
                    "plan the statement",
                    "it has " + statement.length() + " characters",
                    "give one of at most " + LONGEST + "; join with a table instead of naming many values");
        }
        if (Nesting.of(statement) > DEEPEST) {
            throw tooDeep(null);
        }
    }

    private <V> V onDeepStack(String statement, StubDatabase.Work<V> work) {
        Future<V> planning = threads.submit(() -> stubs.with(known, known.mentioned(statement), work));
        try {
            return planning.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException("plan the statement", "the thread was interrupted", "run it again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LakeException refused) {
                throw refused;
            }
            if (e.getCause() instanceof StreamConstraintsException nested) {
                throw tooDeep(nested);
            }
            throw e.getCause() instanceof Exception failure
                    ? EngineFailure.of("plan the statement", failure)
                    : EngineFailure.of("plan the statement", e);
        }
    }

    private static LakeException tooDeep(@Nullable Exception cause) {
        return new LakeException(
                "plan the statement", "it is nested too deeply", "nest less, or name parts of it with WITH", cause);
    }

    private JsonNode parsed(Connection connection, String statement) throws SQLException, JsonProcessingException {
        return ask(connection, "SELECT json_serialize_sql(" + Sql.text(statement) + ")", statement)
                .path("statements");
    }

    private StatementUse plan(Connection connection, String statement) throws SQLException, JsonProcessingException {
        JsonNode syntax = parsed(connection, statement);
        SyntaxGate.Passed passed = SyntaxGate.check(syntax, functions, known, new StatementPlace(statement));
        JsonNode written = ask(connection, call(statement, false), statement);
        if (!written.isObject()) {
            throw new LakeException(
                    "plan the statement",
                    "it has a constant that is no text",
                    "compare with a text: CAST(… AS VARCHAR)");
        }
        PlanGate.check(written.path("plans").path(0), known.byName());
        JsonNode folded = passed.foldable() ? ask(connection, call(statement, true), statement) : written;
        // Bytes that are no text cannot be written as JSON; before it is folded such a constant still is a text.
        JsonNode answer = folded.isObject() ? folded : written;
        JsonNode optimised = answer.path("plans").path(0);
        FunctionCalls calls = new FunctionCalls();
        for (PlanScan scan : PlanScan.all(optimised, known.byName())) {
            calls.add(scan.table(), scan.node());
        }
        List<TableUse> uses = PlanUses.of(written.path("plans").path(0), optimised, known.byName());
        return new StatementUse(
                calls.completed(uses),
                passed.timed() ? Optional.of(moment(answer)) : Optional.empty(),
                PlanScan.once(written, known.byName()),
                known.aliases(statement),
                passed.repeatable());
    }

    /** The time that the planner's clock showed. */
    private static Instant moment(JsonNode answer) {
        return Instant.EPOCH.plus(answer.path("moment").asLong(), ChronoUnit.MICROS);
    }

    private static String call(String statement, boolean optimise) {
        return "SELECT json_serialize_plan(" + Sql.text(statement)
                + ", skip_null := TRUE, skip_empty := TRUE, optimize := " + (optimise ? "TRUE" : "FALSE")
                + "), epoch_us(now())";
    }

    private JsonNode ask(Connection connection, String call, String statement)
            throws SQLException, JsonProcessingException {
        JsonNode answer;
        try (Statement planning = connection.createStatement();
                ResultSet result = planning.executeQuery(call)) {
            result.next();
            // Within a text the quote before the colon would be escaped.
            answer = json.readTree(
                    result.getString(1).replace("\":NAN", "\":NaN").replace("\":-NAN", "\":NaN"));
            if (answer instanceof ObjectNode object && result.getMetaData().getColumnCount() > 1) {
                object.put("moment", result.getLong(2));
            }
        }
        if (answer.path("error").asBoolean()) {
            throw new Refusal(statement, known, hidden).of(answer);
        }
        return answer;
    }

    @Override
    public void close() {
        threads.shutdown();
        stubs.close();
        closed.accept(this);
    }
}
