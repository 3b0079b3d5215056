package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.row.RowCursor;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code public_data.sizes}: Größen: 測定値 — »Maße« 🧠.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class GrößeTable extends TableAccessor<GrößeTable, Größe> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public GrößeTable(Catalog catalog) {
        super(catalog, "public_data", "sizes");
    }

    /**
     * {@return column {@code height}: Höhe über dem Meer}
     */
    public DoubleColumn höhe() {
        return doubleColumn("height");
    }

    /**
     * {@return column {@code count}: clashes with a method of every accessor}
     */
    public IntegerColumn countColumnColumn() {
        return integerColumn("count");
    }

    /**
     * {@return column {@code count_column}: and this with what that becomes}
     */
    public IntegerColumn countColumn() {
        return integerColumn("count_column");
    }

    /**
     * {@return column {@code hash_code0}: fine}
     */
    public IntegerColumn hashCode0() {
        return integerColumn("hash_code0");
    }

    /**
     * {@return column {@code stream}: also}
     */
    public StringColumn streamColumn() {
        return stringColumn("stream");
    }

    /**
     * {@return column {@code open}: fine here}
     */
    public StringColumn open() {
        return stringColumn("open");
    }

    /**
     * {@return column {@code decode}: also}
     */
    public IntegerColumn decodeColumn() {
        return integerColumn("decode");
    }

    @Override
    protected Größe decode(RowCursor row) {
        return new Größe(row.getDouble(0), row.getInt(1), row.getInt(2), row.getInt(3),
                row.getString(4), row.getString(5), row.getInt(6));
    }
}
