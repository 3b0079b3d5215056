package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.engine.FunctionUse;
import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.engine.StatementPlanner;
import io.neuralake.runtime.engine.StatementUse;
import io.neuralake.runtime.engine.TableUse;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.FunctionInput;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableVersion;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The result of a statement: what it would be, and not yet the data. */
public final class QueryResult extends Result<Row> {

    private final Catalog catalog;
    private final Reading reading;
    private final String statement;
    private final StatementPlanner planner;
    private final StatementUse use;
    private final Map<String, TableVersion> versions;

    QueryResult(Catalog catalog, StatementPlanner planner, String statement) {
        this(Reading.of(catalog), planner, statement, planner.analyse(statement), Map.of());
    }

    private QueryResult(
            Reading reading,
            StatementPlanner planner,
            String statement,
            StatementUse use,
            Map<String, TableVersion> versions) {
        this.catalog = reading.catalog();
        this.reading = reading;
        this.planner = planner;
        this.statement = statement;
        this.use = use;
        for (TableUse table : use.tables()) {
            FunctionArguments arguments = new FunctionArguments(table.table());
            table.calls().forEach(call -> arguments.fit(call.arguments()));
        }
        this.versions = Map.copyOf(versions);
    }

    /**
     * The result if a table were as it was in a version, counted from 0.
     *
     * @param table its name, {@code implant.implant_diagnostics}
     * @throws LakeException if the statement does not name it, or it is no Delta table
     */
    public QueryResult version(String table, long number) {
        return at(table, TableVersion.numbered(used(table), number));
    }

    /**
     * The result if a table were as it was at a moment: its newest version that was committed then or before.
     *
     * @param table its name, {@code implant.implant_diagnostics}
     * @throws LakeException if the statement does not name it, or it is no Delta table
     */
    public QueryResult asOf(String table, Instant moment) {
        return at(table, TableVersion.asOf(used(table), moment));
    }

    private QueryResult at(String table, TableVersion version) {
        Map<String, TableVersion> more = new HashMap<>(versions);
        more.put(table, version);
        return new QueryResult(reading, planner, statement, use, more);
    }

    private Table used(String name) {
        return use.tables().stream()
                .map(TableUse::table)
                .filter(table -> table.qualifiedName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LakeException(
                        "read another version of table '" + name + "'",
                        "the statement reads no such table",
                        "it reads "
                                + use.tables().stream()
                                        .map(read -> read.table().qualifiedName())
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private TableVersion version(Table table) {
        return versions.getOrDefault(table.qualifiedName(), TableVersion.NEWEST);
    }

    /**
     * The same result, which fails if it takes longer than this from the asking to the last batch; what you do between batches
     * counts too.
     *
     * @throws LakeException if the limit is not longer than nothing
     */
    public QueryResult timeout(Duration limit) {
        return new QueryResult(reading.within(limit), planner, statement, use, versions);
    }

    /** The same result, while a listener is told how far it is; see {@link TableScan#progress}. */
    public QueryResult progress(Consumer<? super Progress> listener) {
        return new QueryResult(reading.telling(listener), planner, statement, use, versions);
    }

    /** Settles what is read: which version of each table, and which files of it. */
    public PlannedResult planned() {
        StatementUse current = current();
        return new PlannedResult(reading, planner, statement, current, inputs(current));
    }

    @Override
    public ArrowReader arrow() {
        return reading.open(run -> read(run, run.engine()));
    }

    @Override
    long parquet(Path file) throws IOException {
        return written(reading.open(run -> read(run, run.engine().into(file))));
    }

    private ArrowReader read(Reading.Run run, ScanEngine engine) {
        StatementUse current = current();
        List<TableInput> inputs = run.plan("run the statement", () -> inputs(current));
        run.planned().accept(inputs);
        return engine.query(statement, current, inputs);
    }

    @Override
    public Stream<Row> stream() {
        return Rows.stream("run the statement", arrow(), RowCursor::toRow);
    }

    @Override
    public long count() {
        try (ArrowReader batches = arrow()) {
            long rows = 0;
            while (batches.loadNextBatch()) {
                rows += batches.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("counting the rows of a statement", e);
        }
    }

    @Override
    ArrowReader first(long rows) {
        // Results are streamed, so that what is not read is not computed either, where the statement allows it.
        return arrow();
    }

    /** What the statement reads if it is run now: one that asks for the time is planned for that time. */
    private StatementUse current() {
        return use.moment().isEmpty() ? use : planner.analyse(statement);
    }

    List<TableUse> uses() {
        return use.tables();
    }

    List<TableInput> inputs() {
        return inputs(current());
    }

    private List<TableInput> inputs(StatementUse current) {
        return current.tables().stream()
                .map(table -> input(table, request -> request))
                .toList();
    }

    private TableInput input(TableUse table, UnaryOperator<TableRequest> change) {
        TableRequest request =
                change.apply(new TableRequest(table.table(), table.columns(), table.condition(), table.limit()));
        if (table.table().function().isEmpty()) {
            return catalog.session().input(request.at(version(table.table())));
        }
        Map<String, BatchInput> calls = new LinkedHashMap<>();
        for (FunctionUse call : table.calls()) {
            calls.put(call.key(), (BatchInput) catalog.functions()
                    .source(catalog, table.table(), call.arguments())
                    .input(request));
        }
        return new FunctionInput(table.table(), calls);
    }

    @Override
    public String explain() {
        StringBuilder text = new StringBuilder();
        for (TableUse table : current().tables()) {
            text.append(Explanation.of(
                    input(table, TableRequest::explaining), table.condition(), table.columns(), table.limit()));
        }
        return text.isEmpty() ? "reads no table\n" : text.toString();
    }
}
