package io.neuralake.runtime;

import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.engine.TableUse;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import io.neuralake.runtime.row.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The result of a statement: what it would be, and not yet the data. */
public final class QueryResult extends Result<Row> {

    private final Catalog catalog;
    private final String statement;
    private final List<TableUse> uses;

    QueryResult(Catalog catalog, String statement, List<TableUse> uses) {
        this.catalog = catalog;
        this.statement = statement;
        this.uses = List.copyOf(uses);
    }

    @Override
    public ArrowReader arrow() {
        return catalog.session().engine().query(statement, plans());
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

    List<ScanPlan> plans() {
        return uses.stream()
                .map(use -> catalog.session().plan(use.table(), use.condition()))
                .toList();
    }

    @Override
    public String explain() {
        StringBuilder text = new StringBuilder();
        for (TableUse use : uses) {
            ScanPlan plan = catalog.session().plan(use.table(), use.condition());
            ScanPlan all = catalog.session().plan(use.table(), Condition.always());
            text.append(Explanation.of(plan, all.files().size(), use.condition()));
        }
        return text.isEmpty() ? "reads no table\n" : text.toString();
    }
}
