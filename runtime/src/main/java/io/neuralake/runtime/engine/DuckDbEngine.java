package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * DuckDB in this process: one instance without tables of its own, and a connection for each query.
 *
 * <p>Results are streamed, and leave DuckDB as Arrow through the C data interface, without a copy.
 */
public final class DuckDbEngine implements ScanEngine {

    private final Queries queries;
    private final InputSql inputs;
    private final StatementTables tables;
    private final String hidden;
    private final BufferAllocator allocator;
    private final Queue<StatementPlanner> planners;
    private final Terms terms;

    /** An engine that reads objects of a store. */
    public DuckDbEngine(ObjectStore store, EngineSettings settings) {
        this.hidden = "neuralake_" + UUID.randomUUID().toString().replace("-", "");
        this.allocator = ArrowMemory.allocator();
        try {
            this.queries = new Queries(DuckDbInstance.start(settings), allocator);
        } catch (RuntimeException e) {
            allocator.close();
            throw e;
        }
        this.inputs = new InputSql(store);
        this.tables = new StatementTables(inputs, hidden);
        this.planners = new ConcurrentLinkedQueue<>();
        this.terms = Terms.none();
    }

    private DuckDbEngine(DuckDbEngine engine, Terms terms) {
        this.queries = engine.queries;
        this.inputs = engine.inputs;
        this.tables = engine.tables;
        this.hidden = engine.hidden;
        this.allocator = engine.allocator;
        this.planners = engine.planners;
        this.terms = terms;
    }

    @Override
    public ScanEngine within(TimeLimit limit) {
        return new DuckDbEngine(this, terms.within(limit));
    }

    @Override
    public ScanEngine into(Path parquet) {
        return new DuckDbEngine(this, terms.into(parquet));
    }

    @Override
    public ScanEngine observed(QueryObserver observer) {
        return new DuckDbEngine(this, terms.observed(observer));
    }

    /** A query; if its rows go to a file, they are written now, and the query is for their number. */
    private String destined(Query query, String sql) throws Exception {
        if (terms.file().isEmpty()) {
            return sql;
        }
        String inner = Sql.inner(sql);
        String rows = query.described(inner, columns -> ParquetColumns.sql(query.asked(), inner, columns));
        long count = query.update("COPY (" + rows + "\n) TO "
                + Sql.text(terms.file().get().toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        terms.observer().rows(count);
        terms.observer().ended();
        return "SELECT CAST(" + count + " AS BIGINT)";
    }

    @Override
    public ArrowReader scan(TableRequest request, TableInput input) {
        String asked = "read table '" + request.table().qualifiedName() + "'";
        return queries.open(asked, terms, query -> {
            List<String> columns = request.columns().stream().map(Column::name).toList();
            String items = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
            return destined(
                    query,
                    select(query, request, input, items, columns)
                            + (request.limit().isPresent()
                                    ? " LIMIT " + request.limit().getAsLong()
                                    : ""));
        });
    }

    @Override
    public long count(TableRequest request, TableInput input) {
        String asked = "count table '" + request.table().qualifiedName() + "'";
        OptionalLong known = input instanceof BatchInput batches
                ? queries.elsewhere(asked, terms.limit(), batches::count)
                : OptionalLong.empty();
        if (known.isPresent()) {
            return known.getAsLong();
        }
        OptionalLong counted = counted(request, input);
        if (counted.isPresent()) {
            return Math.min(counted.getAsLong(), request.limit().orElse(Long.MAX_VALUE));
        }
        try (QueryReader reader = queries.open(asked, terms, query -> {
            if (request.limit().isEmpty()) {
                return select(query, request, input, "count(*)", List.of());
            }
            String rows = select(query, request, input, "1", List.of()) + " LIMIT "
                    + request.limit().getAsLong();
            return "SELECT count(*) FROM (" + rows + ")";
        })) {
            reader.loadNextBatch();
            return ((BigIntVector) reader.getVectorSchemaRoot().getVector(0)).get(0);
        } catch (IOException e) {
            throw EngineFailure.of(asked, e);
        }
    }

    /** The number of rows, if the plan knows it already. */
    private static OptionalLong counted(TableRequest request, TableInput input) {
        return input instanceof ScanPlan plan && unplanned(request).equals(Condition.always())
                ? plan.rows()
                : OptionalLong.empty();
    }

    private String select(Query query, TableRequest request, TableInput input, String items, List<String> columns)
            throws Exception {
        Set<String> needed = new TreeSet<>(columns);
        Condition condition = input instanceof ScanPlan ? unplanned(request) : request.condition();
        needed.addAll(condition.columns());
        return "SELECT " + items + " FROM (" + inputs.relation(query, input, needed) + ") AS t WHERE "
                + ConditionSql.expression(condition);
    }

    /** The parts of the condition that the choice of files has not settled already. */
    private static Condition unplanned(TableRequest request) {
        List<String> partitions =
                request.table().partitions().stream().map(Column::name).toList();
        return request.condition().without(partitions);
    }

    @Override
    public StatementPlanner planner(StatementScope scope) {
        StatementPlanner planner = new StatementAnalyser(scope, hidden, allocator, planners::remove);
        planners.add(planner);
        return planner;
    }

    @Override
    public ArrowReader query(String statement, StatementUse use, List<TableInput> read) {
        return queries.open("run the statement", terms, query -> {
            query.files().statement(statement);
            tables.make(query, use, read);
            return destined(query, statement);
        });
    }

    @Override
    public void close() {
        Deque<AutoCloseable> resources = new ArrayDeque<>(planners);
        resources.addLast(queries);
        EngineFailure.closeAll("close the catalog", resources);
    }
}
