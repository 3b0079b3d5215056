package io.neuralake.server.postgres;

import io.neuralake.server.encoding.PostgresColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A column of an answer.
 *
 * @param name its name
 * @param type what PostgreSQL calls its type
 * @param binary whether its values are in binary form
 */
record ResultColumn(String name, PostgresColumn type, boolean binary) {

    /** The columns of an answer, all of them in text form. */
    static List<ResultColumn> of(Schema schema) {
        return schema.getFields().stream()
                .map(field -> new ResultColumn(field.getName(), PostgresColumn.of(field), false))
                .toList();
    }

    /**
     * The columns of an answer in the forms that a client has asked for.
     *
     * @param formats 0 for text and 1 for binary: none, one for all columns, or one for each
     */
    static List<ResultColumn> of(Schema schema, int[] formats) throws PostgresException {
        List<Field> fields = schema.getFields();
        if (formats.length > 1 && formats.length != fields.size()) {
            throw PostgresException.error(
                    SqlState.PROTOCOL_VIOLATION,
                    "bind message has " + formats.length + " result formats but query has " + fields.size()
                            + " columns");
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (Field field : fields) {
            int format = formats.length == 0 ? 0 : formats[formats.length == 1 ? 0 : columns.size()];
            columns.add(new ResultColumn(field.getName(), PostgresColumn.of(field), format == 1));
        }
        return columns;
    }
}
