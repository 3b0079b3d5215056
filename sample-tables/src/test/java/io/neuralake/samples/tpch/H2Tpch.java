package io.neuralake.samples.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same rows in H2, an engine that shares nothing with ours: loaded from dbgen's own text lines. */
final class H2Tpch implements AutoCloseable {

    private final Connection connection;

    H2Tpch(double scale) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:h2:mem:;NON_KEYWORDS=VALUE");
        for (TpchTable<?> table : TpchTable.getTables()) {
            create(table);
            load(table, scale);
        }
        index("lineitem", "l_orderkey");
        index("lineitem", "l_partkey, l_suppkey");
        index("lineitem", "l_suppkey");
        index("orders", "o_orderkey");
        index("orders", "o_custkey");
        index("partsupp", "ps_partkey, ps_suppkey");
        index("partsupp", "ps_suppkey");
        index("customer", "c_custkey");
        index("supplier", "s_suppkey");
        index("part", "p_partkey");
    }

    private void create(TpchTable<?> table) throws SQLException {
        String columns = table.getColumns().stream()
                .map(column ->
                        column.getColumnName() + " " + type(column.getType().getBase()))
                .collect(Collectors.joining(", "));
        execute("CREATE TABLE " + table.getTableName() + " (" + columns + ")");
    }

    private static String type(TpchColumnType.Base type) {
        return switch (type) {
            case INTEGER -> "INTEGER";
            case IDENTIFIER -> "BIGINT";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(15, 2)";
            case VARCHAR -> "VARCHAR";
        };
    }

    private <E extends TpchEntity> void load(TpchTable<E> table, double scale) throws SQLException {
        List<TpchColumn<E>> columns = table.getColumns();
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table.getTableName() + " VALUES (" + marks + ")")) {
            for (E row : table.createGenerator(scale, 1, 1)) {
                String[] cells = row.toLine().split("\\|", -1);
                for (int i = 0; i < columns.size(); i++) {
                    insert.setString(i + 1, cells[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void index(String table, String columns) throws SQLException {
        execute("CREATE INDEX ON " + table + " (" + columns + ")");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<List<@Nullable Object>> answer(String query) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<@Nullable Object> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(row.getObject(i));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
