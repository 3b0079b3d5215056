package io.neuralake.samples.data.storage;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Appends rows of a table to a DuckDB table with the same columns. */
final class RowAppender {

    private final DuckDBAppender appender;
    private final List<Column> columns;
    private final List<RowReader> readers;

    RowAppender(DuckDBAppender appender, Table table) {
        this.appender = appender;
        this.columns = table.columns();
        this.readers = columns.stream()
                .map(column -> new RowReader(column, table.row().type()))
                .toList();
    }

    void append(Object row) throws SQLException {
        appender.beginRow();
        for (int i = 0; i < columns.size(); i++) {
            append(columns.get(i).type(), readers.get(i).read(row));
        }
        appender.endRow();
    }

    private void append(ColumnType type, @Nullable Object value) throws SQLException {
        if (type instanceof ColumnType.Struct struct && value instanceof Map<?, ?> fields) {
            appender.beginStruct();
            for (Column field : struct.fields()) {
                append(field.type(), fields.get(field.name()));
            }
            appender.endStruct();
        } else {
            appendValue(value);
        }
    }

    private void appendValue(@Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof String text) {
            appender.append(text);
        } else if (value instanceof Long number) {
            appender.append(number);
        } else if (value instanceof Integer number) {
            appender.append(number);
        } else if (value instanceof BigDecimal number) {
            appender.append(number);
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof OffsetDateTime moment) {
            appender.append(moment);
        } else if (value instanceof Double number) {
            appender.append(number);
        } else if (value instanceof Float number) {
            appender.append(number);
        } else if (value instanceof Collection<?> list) {
            appender.append(list);
        } else if (value instanceof Map<?, ?> map) {
            appender.append(map);
        } else if (value instanceof Boolean truth) {
            appender.append(truth);
        } else if (value instanceof Short number) {
            appender.append(number);
        } else if (value instanceof Byte number) {
            appender.append(number);
        } else if (value instanceof byte[] bytes) {
            appender.append(bytes);
        } else if (value instanceof LocalTime time) {
            appender.append(time);
        } else if (value instanceof LocalDateTime time) {
            appender.append(time);
        } else {
            throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }
}
