package io.neuralake.ingest.file;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.row.BatchSchema;
import io.neuralake.runtime.row.PresentBatches;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Compares Arrow batches that users bring with the declaration: the schema, absent values, and the values that a vector can hold although
 * the type has none of them.
 */
public final class BatchCheck {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String asked;
    private final List<Column> columns;

    /**
     * Checks batches of some columns.
     *
     * @param asked what is being done, for messages
     */
    public BatchCheck(String asked, List<Column> columns) {
        this.asked = asked;
        this.columns = List.copyOf(columns);
    }

    /**
     * Checks a batch.
     *
     * @throws LakeException if it does not fit; it names the column
     */
    public void check(VectorSchemaRoot batch) {
        BatchSchema.check(asked, columns, batch.getSchema());
        for (int i = 0; i < columns.size(); i++) {
            FieldVector vector = batch.getVector(i);
            if (vector.getValueCount() != batch.getRowCount()) {
                throw failure(
                        columns.get(i).name(),
                        "has " + vector.getValueCount() + " values in a batch of " + batch.getRowCount() + " rows",
                        "set the value counts of all vectors to the row count");
            }
        }
        PresentBatches.check(asked, columns, batch);
        for (int i = 0; i < columns.size(); i++) {
            values(columns.get(i).name(), columns.get(i).type(), batch.getVector(i));
        }
    }

    private void values(String path, ColumnType type, FieldVector vector) {
        if (type instanceof ColumnType.Decimal decimal) {
            decimals(path, decimal, (DecimalVector) vector);
        } else if (type instanceof ColumnType.Enumeration enumeration) {
            Set<String> constants = new HashSet<>(enumeration.values());
            for (String text : texts(path, (VarCharVector) vector)) {
                if (!constants.contains(text)) {
                    throw failure(
                            path,
                            "is '" + text + "', which is no constant of " + enumeration.type(),
                            "write one of " + String.join(", ", enumeration.values()));
                }
            }
        } else if (type == Scalar.UUID) {
            for (String text : texts(path, (VarCharVector) vector)) {
                if (!UUID.matcher(text).matches()) {
                    throw failure(path, "is '" + text + "', which is no UUID", "write it in its canonical form");
                }
            }
        } else if (type == Scalar.STRING) {
            unicode(path, (VarCharVector) vector);
        } else if (type instanceof ColumnType.ListOf list) {
            values(
                    path + ".element",
                    list.element(),
                    vector.getChildrenFromFields().get(0));
        } else if (type instanceof ColumnType.MapOf map) {
            List<FieldVector> entry = vector.getChildrenFromFields().get(0).getChildrenFromFields();
            values(path + ".key", map.key(), entry.get(0));
            values(path + ".value", map.value(), entry.get(1));
        } else if (type instanceof ColumnType.Struct struct) {
            for (int i = 0; i < struct.fields().size(); i++) {
                Column field = struct.fields().get(i);
                values(
                        path + "." + field.name(),
                        field.type(),
                        vector.getChildrenFromFields().get(i));
            }
        }
    }

    private void decimals(String path, ColumnType.Decimal type, DecimalVector vector) {
        BigInteger end = BigInteger.TEN.pow(type.precision());
        for (int i = 0; i < vector.getValueCount(); i++) {
            if (!vector.isNull(i) && vector.getObject(i).unscaledValue().abs().compareTo(end) >= 0) {
                throw failure(
                        path,
                        "is " + vector.getObject(i) + " in row " + i + ", which has more digits than " + type.text(),
                        "declare more with @Decimal, or leave the row out");
            }
        }
    }

    private void unicode(String path, VarCharVector vector) {
        for (int i = 0; i < vector.getValueCount(); i++) {
            if (!vector.isNull(i) && !ascii(vector, i)) {
                text(path, vector, i);
            }
        }
    }

    private static boolean ascii(VarCharVector vector, int row) {
        for (int i = vector.getStartOffset(row); i < vector.getEndOffset(row); i++) {
            if (vector.getDataBuffer().getByte(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private List<String> texts(String path, VarCharVector vector) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < vector.getValueCount(); i++) {
            if (!vector.isNull(i)) {
                texts.add(text(path, vector, i));
            }
        }
        return texts;
    }

    private String text(String path, VarCharVector vector, int row) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(vector.get(row)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure(path, "is no UTF-8 in row " + row, "encode texts as UTF-8, or declare the column as byte[]");
        }
    }

    private LakeException failure(String path, String reason, String fix) {
        return new LakeException(asked, "'" + path + "' " + reason, fix);
    }
}
