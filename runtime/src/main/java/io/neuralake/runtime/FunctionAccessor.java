package io.neuralake.runtime;

import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.row.RowEncoder;
import io.neuralake.runtime.row.RowWriter;
import java.util.stream.Stream;

/**
 * A table whose rows a Java function computes as objects, called with the arguments that the accessor was made with.
 *
 * <p>Each asking calls the function anew. {@link #stream} gives its objects as they are, everything else puts them into
 * columns, row by row as they are asked for.
 *
 * @param <T> the accessor itself
 * @param <R> what a row is
 */
public abstract class FunctionAccessor<T extends FunctionAccessor<T, R>, R> extends TableAccessor<T, R> {

    /**
     * The table of a catalog.
     *
     * @throws io.neuralake.runtime.error.LakeException if the catalog does not have it
     */
    protected FunctionAccessor(Catalog catalog, String database, String table) {
        super(catalog, database, table);
    }

    /** Calls the function; the stream is closed by whoever reads it. */
    protected abstract Stream<R> rows() throws Exception;

    /** Writes the columns of a row. */
    protected abstract void encode(R row, RowWriter out);

    /** Writes the fields of a nested record; accessors of tables that have none need not do it. */
    protected void encodeNested(Object value, RowWriter out) {
        throw new IllegalStateException("no nested record of " + qualifiedName() + ": " + value.getClass());
    }

    @Override
    final TableSource source() {
        return request -> new ComputedRows.Input<>(new FunctionCall(table()), this::rows, encoder(), request);
    }

    private RowEncoder<R> encoder() {
        return new RowEncoder<>() {
            @Override
            public void encode(R row, RowWriter out) {
                FunctionAccessor.this.encode(row, out);
            }

            @Override
            public void encodeNested(Object value, RowWriter out) {
                FunctionAccessor.this.encodeNested(value, out);
            }
        };
    }

    @Override
    final Result<R> whole() {
        return new ComputedRows<>(new FunctionCall(table()), this::rows, scan());
    }
}
