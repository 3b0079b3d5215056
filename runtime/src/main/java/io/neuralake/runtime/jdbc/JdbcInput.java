package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.TableRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Rows that a database is asked for. */
final class JdbcInput implements BatchInput {

    private final JdbcTable table;
    private final List<Column> columns;
    private final SqlPart where;
    private final OptionalLong limit;

    JdbcInput(JdbcTable table, List<Column> columns, TableRequest request) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.where = new ConditionPush(table.dialect(), table.relation()).push(request.condition());
        this.limit = request.limit();
    }

    @Override
    public Table table() {
        return table.table();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    /** The rows that the database needs to give: all that it finds, if some of them are dropped later. */
    private OptionalLong most() {
        return where.exact() ? limit : OptionalLong.empty();
    }

    private String sql() {
        String items = columns.stream()
                .map(column -> table.relation().column(column.name()))
                .map(column -> table.dialect().selected(column) + " AS "
                        + table.dialect().quoted(column.name()))
                .collect(Collectors.joining(", "));
        return select(items)
                + (most().isPresent()
                        ? table.dialect()
                                .limit(most().getAsLong())
                                .map(clause -> " " + clause)
                                .orElse("")
                        : "");
    }

    private String select(String items) {
        return "SELECT " + items + " FROM " + table.relation().sql()
                + (where.everything() ? "" : " WHERE " + where.text());
    }

    @Override
    public String describe() {
        int values = where.values().size();
        return table.database().failures().address() + " by " + sql()
                + (values == 0 ? "" : " with " + values + (values == 1 ? " value" : " values"));
    }

    @Override
    public ArrowReader open(BufferAllocator memory) {
        Connection connection = table.database().connect();
        try {
            PreparedStatement statement = prepared(connection, sql());
            statement.setFetchSize(table.dialect().fetchSize(wide()));
            if (most().isPresent()) {
                setMost(statement, most().getAsLong());
            }
            return new JdbcReader(memory, table, columns, connection, statement);
        } catch (SQLException e) {
            table.database().end(connection);
            throw table.database().failures().of("refuses the query", e);
        } catch (RuntimeException e) {
            table.database().end(connection);
            throw e;
        }
    }

    private boolean wide() {
        return columns.stream()
                .map(column -> table.relation().column(column.name()))
                .anyMatch(StoredColumn::wide);
    }

    /** For databases whose clause for a limit we do not know. */
    private void setMost(PreparedStatement statement, long rows) {
        try {
            if (table.dialect().limit(rows).isEmpty() && rows < Integer.MAX_VALUE && rows > 0) {
                statement.setMaxRows((int) rows);
            }
        } catch (SQLException e) {
            // Then the engine counts.
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        int index = 0;
        for (SqlPart.Bind value : where.values()) {
            index++;
            value.set(statement, index);
        }
        if (table.database().timeout().isPresent()) {
            long seconds = Math.max(1, table.database().timeout().get().toSeconds());
            statement.setQueryTimeout((int) Math.min(seconds, Integer.MAX_VALUE));
        }
        return statement;
    }

    @Override
    public OptionalLong count() {
        if (!where.exact()) {
            return OptionalLong.empty();
        }
        Connection connection = table.database().connect();
        try (PreparedStatement statement = prepared(connection, select("count(*)"));
                ResultSet result = statement.executeQuery()) {
            result.next();
            long rows = result.getLong(1);
            return OptionalLong.of(Math.min(rows, limit.orElse(rows)));
        } catch (SQLException e) {
            throw table.database().failures().of("cannot count", e);
        } finally {
            table.database().end(connection);
        }
    }
}
