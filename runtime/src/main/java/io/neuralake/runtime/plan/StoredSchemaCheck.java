package io.neuralake.runtime.plan;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what is declared with what is stored, before any row is read.
 *
 * <p>A stored type is accepted if every value of it is a value of the declared one. Stored columns that are not declared are
 * no concern of ours; a declared column that is not stored must be nullable and is then absent in every row.
 */
public final class StoredSchemaCheck {

    private static final Map<Scalar, Integer> DIGITS =
            Map.of(Scalar.INT8, 3, Scalar.INT16, 5, Scalar.INT32, 10, Scalar.INT64, 19);

    private final Table table;
    private final String where;
    private final boolean widened;

    /**
     * A check of one schema.
     *
     * @param table the table as declared
     * @param where what has the schema, in words: {@code its Delta log}, {@code file /lake/t/1.parquet}
     */
    public StoredSchemaCheck(Table table, String where) {
        this(table, where, false);
    }

    /**
     * A check of one schema.
     *
     * @param table the table as declared
     * @param where what has the schema, in words: {@code its Delta log}, {@code file /lake/t/1.parquet}
     * @param widened whether a date may be stored for a timestamp, which then is its midnight
     */
    public StoredSchemaCheck(Table table, String where, boolean widened) {
        this.table = table;
        this.where = where;
        this.widened = widened;
    }

    /**
     * Compares declared columns with the stored ones.
     *
     * @throws LakeException if they disagree
     */
    public void check(List<Column> declared, StoredType.Nested stored) {
        fields("", declared, stored);
    }

    private void fields(String prefix, List<Column> declared, StoredType.Nested stored) {
        for (Column column : declared) {
            String name = prefix + column.name();
            Optional<StoredType> type = stored.field(column.name());
            if (type.isPresent()) {
                type(name, column.type(), type.get(), column.nullable());
            } else if (!column.nullable()) {
                throw failure(
                        where + " has no column '" + name + "'; it has "
                                + String.join(", ", stored.fields().keySet()),
                        "declare '" + name + "' as nullable if older data lacks it, or correct its name");
            }
        }
    }

    private void type(String name, ColumnType declared, StoredType stored, boolean boxed) {
        if (declared instanceof ColumnType.ListOf list && stored instanceof StoredType.Listed listed) {
            type(name + ".element", list.element(), listed.element(), true);
        } else if (declared instanceof ColumnType.MapOf map && stored instanceof StoredType.Mapped mapped) {
            type(name + ".key", map.key(), mapped.key(), true);
            type(name + ".value", map.value(), mapped.value(), true);
        } else if (declared instanceof ColumnType.Struct struct && stored instanceof StoredType.Nested nested) {
            fields(name + ".", struct.fields(), nested);
        } else if (!accepted(declared, stored)) {
            throw failure(
                    "column '" + name + "' is declared as " + declared.text() + ", but in " + where + " it is "
                            + stored,
                    JavaTypes.of(stored, boxed)
                            .map(java -> "declare it as " + java + ", or rewrite the data")
                            .orElse(
                                    "leave it out of the declaration, because no Java type is declared for that, or rewrite"
                                            + " the data"));
        }
    }

    private boolean accepted(ColumnType declared, StoredType stored) {
        return stored instanceof StoredType.Absent
                || (stored instanceof StoredType.Int96 && (declared == Scalar.TIMESTAMP || declared == Scalar.INSTANT))
                || (stored instanceof StoredType.Fine fine && declared == fine.type())
                || (stored instanceof StoredType.Plain plain && holds(declared, plain.type()));
    }

    private boolean holds(ColumnType declared, ColumnType stored) {
        if (declared.equals(stored)) {
            return true;
        }
        if (declared instanceof ColumnType.Enumeration) {
            return stored == Scalar.STRING;
        }
        if (declared instanceof ColumnType.Decimal wide) {
            int scale = stored instanceof ColumnType.Decimal narrow ? narrow.scale() : 0;
            int digits = stored instanceof ColumnType.Decimal narrow
                    ? narrow.precision() - narrow.scale()
                    : stored instanceof Scalar scalar
                            ? DIGITS.getOrDefault(scalar, Integer.MAX_VALUE)
                            : Integer.MAX_VALUE;
            return scale <= wide.scale() && digits <= wide.precision() - wide.scale();
        }
        if (!(declared instanceof Scalar scalar)) {
            return false;
        }
        return switch (scalar) {
            case INT16 -> stored == Scalar.INT8;
            case INT32 -> stored == Scalar.INT8 || stored == Scalar.INT16;
            case INT64 -> stored == Scalar.INT8 || stored == Scalar.INT16 || stored == Scalar.INT32;
            case FLOAT32 -> stored == Scalar.INT8 || stored == Scalar.INT16;
            case FLOAT64 ->
                stored == Scalar.INT8 || stored == Scalar.INT16 || stored == Scalar.INT32 || stored == Scalar.FLOAT32;
            case UUID -> stored == Scalar.STRING;
            case STRING -> stored == Scalar.UUID;
            case TIMESTAMP -> widened && stored == Scalar.DATE;
            case BOOLEAN, INT8, BINARY, DATE, TIME, INSTANT -> false;
        };
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException("read table '" + table.qualifiedName() + "'", reason, fix);
    }
}
