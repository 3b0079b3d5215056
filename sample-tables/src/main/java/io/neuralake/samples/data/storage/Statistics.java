package io.neuralake.samples.data.storage;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the statistics by which readers of a Delta table skip a file: rows, nulls and bounds of each column. */
final class Statistics {

    private final List<Leaf> leaves = new ArrayList<>();

    Statistics(Table table) {
        table.columns().stream().filter(column -> !column.partition()).forEach(column -> add(List.of(), column));
    }

    private void add(List<String> path, io.neuralake.catalog.Column column) {
        List<String> names = new ArrayList<>(path);
        names.add(column.name());
        if (column.type() instanceof ColumnType.Struct struct) {
            struct.fields().forEach(field -> add(names, field));
        } else if (DeltaLiterals.bounded(column.type())) {
            leaves.add(new Leaf(names, column.type()));
        }
    }

    DataFileStatistics of(Path file, Staging staging) throws SQLException {
        StringBuilder select = new StringBuilder("count(*)");
        for (Leaf leaf : leaves) {
            select.append(", count(").append(leaf.sql()).append("), ");
            select.append(leaf.bound("min")).append(", ").append(leaf.bound("max"));
        }
        return staging.query(select.toString(), file, this::read);
    }

    private DataFileStatistics read(ResultSet row) throws SQLException {
        long rows = row.getLong(1);
        Map<Column, Literal> lowest = new HashMap<>();
        Map<Column, Literal> highest = new HashMap<>();
        Map<Column, Long> nulls = new HashMap<>();
        int position = 2;
        for (Leaf leaf : leaves) {
            Column column = new Column(leaf.path().toArray(new String[0]));
            nulls.put(column, rows - row.getLong(position));
            DeltaLiterals.of(leaf.type(), row, position + 1).ifPresent(value -> lowest.put(column, value));
            DeltaLiterals.of(leaf.type(), row, position + 2).ifPresent(value -> highest.put(column, value));
            position += 3;
        }
        return new DataFileStatistics(rows, lowest, highest, nulls, Optional.of(true));
    }

    /** A column that is no struct, by the names that lead to it. */
    private record Leaf(List<String> path, ColumnType type) {

        String sql() {
            StringBuilder sql = new StringBuilder("f");
            path.forEach(name -> sql.append('.').append(DuckTypes.quoted(name)));
            return sql.toString();
        }

        /**
         * A lower or upper bound. There is none where a value is NaN, which readers place differently; and statistics hold
         * milliseconds, so that the upper bound of a time is the next full one.
         */
        String bound(String function) {
            String bound = function + "(" + sql() + ")";
            if (type == ColumnType.Scalar.FLOAT32 || type == ColumnType.Scalar.FLOAT64) {
                return "CASE WHEN bool_or(isnan(" + sql() + ")) THEN NULL ELSE " + bound + " END";
            }
            boolean time = type == ColumnType.Scalar.INSTANT || type == ColumnType.Scalar.TIMESTAMP;
            if (time && "max".equals(function)) {
                return "date_trunc('milliseconds', " + bound + " + INTERVAL 999 MICROSECONDS)";
            }
            return bound;
        }
    }
}
