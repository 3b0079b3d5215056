package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.engine.StatementPlanner;
import io.neuralake.runtime.engine.StatementScope;
import io.neuralake.runtime.error.LakeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tables of a catalog. Statements read them as if there were no others: one that names another fails as one does that names none at
 * all. Results stay open when a view is closed.
 */
public final class CatalogView implements AutoCloseable {

    private final Catalog catalog;
    private final StatementScope scope;
    private @Nullable StatementPlanner planner;
    private boolean closed;

    CatalogView(Catalog catalog, StatementScope scope) {
        this.catalog = catalog;
        this.scope = scope;
    }

    /**
     * A SELECT statement over the tables, which it names as {@code database.table}. It is checked here and runs when its result is asked
     * for.
     *
     * @param values values of its parameters, {@code $1} first
     * @throws LakeException if it is no single query, names what does not exist, or has more or fewer parameters than there are values
     */
    public QueryResult sql(String statement, List<SqlParameter> values) {
        StatementPlanner planning = planner();
        String bound = planning.bound(
                statement, values.stream().map(SqlParameter::literal).toList());
        return new QueryResult(catalog, planning, bound);
    }

    /**
     * What a statement gives and takes, found out without reading data.
     *
     * @throws LakeException if it is no single query, or names what does not exist
     */
    public StatementDescription describe(String statement) {
        var shape = planner().shape(statement);
        return new StatementDescription(shape.columns(), shape.parameters());
    }

    /** Qualified names of the tables, sorted. */
    public List<String> tables() {
        return scope.tables().stream().map(Table::qualifiedName).sorted().toList();
    }

    private synchronized StatementPlanner planner() {
        if (closed) {
            throw new LakeException("plan the statement", "the view of the catalog is closed", "use one that is open");
        }
        if (planner == null) {
            planner = catalog.session().planner(scope);
        }
        return planner;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (planner != null) {
            planner.close();
        }
    }
}
