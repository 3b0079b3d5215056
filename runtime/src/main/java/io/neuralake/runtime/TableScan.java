package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.Column;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.ConditionBinder;
import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.plan.TableVersion;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Some rows and columns of a table: which, and not yet the data. It is a value; each method returns another scan.
 *
 * <p>Of several predicates all must hold, of several limits the smallest counts, and the limit applies last.
 *
 * @param <T> accessor of the table, which predicates and selections get
 * @param <R> what a row is
 */
public final class TableScan<T, R> extends Result<R> {

    private final Reading reading;
    private final Table table;
    private final TableSource source;
    private final T accessor;
    private final Function<RowCursor, R> decoder;
    private final List<io.neuralake.catalog.Column> columns;
    private final Condition condition;
    private final OptionalLong limit;

    private TableScan(
            Reading reading,
            Table table,
            TableSource source,
            T accessor,
            Function<RowCursor, R> decoder,
            List<io.neuralake.catalog.Column> columns,
            Condition condition,
            OptionalLong limit) {
        this.reading = reading;
        this.table = table;
        this.source = source;
        this.accessor = accessor;
        this.decoder = decoder;
        this.columns = columns;
        this.condition = condition;
        this.limit = limit;
    }

    static <T, R> TableScan<T, R> all(
            Catalog catalog, Table table, TableSource source, T accessor, Function<RowCursor, R> decoder) {
        return new TableScan<>(
                Reading.of(catalog),
                table,
                source,
                accessor,
                decoder,
                table.columns(),
                Condition.always(),
                OptionalLong.empty());
    }

    /**
     * Only rows for which the predicate holds, and those of an earlier call too.
     *
     * @throws LakeException if an operator or a value does not fit the column, or a limit has been set: rows are filtered before they
     *     are counted
     */
    public TableScan<T, R> where(Function<? super T, Predicate> predicate) {
        if (limit.isPresent()) {
            throw failure(
                    "where comes after limit, but a limit counts the rows that a condition leaves",
                    "call where before limit, or give a statement with a subquery to Catalog.sql");
        }
        Condition more = new ConditionBinder(table).bind(predicate.apply(accessor));
        return new TableScan<>(reading, table, source, accessor, decoder, columns, condition.and(more), limit);
    }

    /** Only some columns, in the order given; rows are then read by position and name. */
    public TableScan<T, Row> select(Function<? super T, ? extends List<? extends Column>> selection) {
        List<io.neuralake.catalog.Column> selected = new ArrayList<>();
        for (Column column : selection.apply(accessor)) {
            if (column.path().size() != 1) {
                throw failure(
                        "'" + column + "' is a field of a column",
                        "select '" + column.path().get(0) + "'");
            }
            new ConditionBinder(table).field(column.path());
            table.column(column.name()).ifPresent(selected::add);
        }
        if (selected.isEmpty()) {
            throw failure("no column is selected", "select at least one, or use count()");
        }
        return new TableScan<>(reading, table, source, accessor, RowCursor::toRow, selected, condition, limit);
    }

    /** At most so many rows. */
    public TableScan<T, R> limit(long rows) {
        if (rows < 0) {
            throw failure("the limit is " + rows, "give 0 or more");
        }
        return new TableScan<>(
                reading,
                table,
                source,
                accessor,
                decoder,
                columns,
                condition,
                OptionalLong.of(Math.min(rows, limit.orElse(rows))));
    }

    /**
     * The table as it was in a version, counted from 0. A version that it does not have any more is told when it is read.
     *
     * @throws LakeException if it is no Delta table
     */
    public TableScan<T, R> version(long number) {
        return at(TableVersion.numbered(table, number));
    }

    /**
     * The table as it was at a moment: its newest version that was committed then or before.
     *
     * @throws LakeException if it is no Delta table
     */
    public TableScan<T, R> asOf(Instant moment) {
        return at(TableVersion.asOf(table, moment));
    }

    private TableScan<T, R> at(TableVersion version) {
        TableSource versioned = request -> source.input(request.at(version));
        return new TableScan<>(reading, table, versioned, accessor, decoder, columns, condition, limit);
    }

    /**
     * The same rows, which fail to come if it takes longer than this from the asking to the last batch; what you do between
     * batches counts too.
     *
     * @throws LakeException if the limit is not longer than nothing
     */
    public TableScan<T, R> timeout(Duration limit) {
        return new TableScan<>(reading.within(limit), table, source, accessor, decoder, columns, condition, this.limit);
    }

    /**
     * The same rows, while a listener is told how far they are: four times a second, and once more at the end.
     *
     * <p>It is called by a thread named {@code neuralake-progress} that this result has for it, never twice at a time, and
     * has heard of the end when the result has been closed, unless it takes more than a second for that. What it throws ends
     * the reports and not the result, and goes to the thread's handler of uncaught exceptions.
     */
    public TableScan<T, R> progress(Consumer<? super Progress> listener) {
        return new TableScan<>(reading.telling(listener), table, source, accessor, decoder, columns, condition, limit);
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix);
    }

    @Override
    public ArrowReader arrow() {
        return first(Long.MAX_VALUE);
    }

    @Override
    public Stream<R> stream() {
        return Rows.stream("read table '" + table.qualifiedName() + "'", arrow(), decoder);
    }

    @Override
    public long count() {
        TableRequest request = new TableRequest(table, List.of(), condition, limit);
        return reading.count(run -> run.engine().count(request, planned(run, request)));
    }

    @Override
    ArrowReader first(long rows) {
        long most = Math.min(rows, limit.orElse(Long.MAX_VALUE));
        OptionalLong wanted = most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
        return reading.open(run -> read(run, run.engine(), wanted));
    }

    @Override
    long parquet(Path file) throws IOException {
        return written(reading.open(run -> read(run, run.engine().into(file), limit)));
    }

    private ArrowReader read(Reading.Run run, ScanEngine engine, OptionalLong most) {
        TableRequest request = new TableRequest(table, columns, condition, most);
        return engine.scan(request, planned(run, request));
    }

    private TableInput planned(Reading.Run run, TableRequest request) {
        TableInput input = run.plan("read table '" + table.qualifiedName() + "'", () -> source.input(request));
        run.planned().accept(List.of(input));
        return input;
    }

    /** What would be read. */
    TableInput input() {
        return source.input(new TableRequest(table, columns, condition, limit));
    }

    @Override
    public String explain() {
        TableRequest request = new TableRequest(table, columns, condition, limit);
        return Explanation.of(source.input(request.explaining()), condition, columns, limit);
    }
}
