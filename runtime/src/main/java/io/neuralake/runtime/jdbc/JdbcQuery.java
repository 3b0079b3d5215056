package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.runtime.plan.Cancellation;
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

/** What is sent to a database for rows of a table. */
final class JdbcQuery {

    private final JdbcTable table;
    private final List<Column> columns;
    private final SqlPart where;
    private final OptionalLong limit;

    JdbcQuery(JdbcTable table, List<Column> columns, TableRequest request) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.where = new ConditionPush(table.dialect(), table.relation()).push(request.condition());
        this.limit = request.limit();
    }

    /** The rows that the database needs to give: all that it finds, if some of them are dropped later. */
    private OptionalLong most() {
        return where.exact() ? limit : OptionalLong.empty();
    }

    private String sql() {
        String items = columns.stream()
                .map(column -> {
                    StoredColumn stored = table.relation().column(column.name());
                    return table.dialect().item(table.dialect().selected(stored, column.type()), stored.name());
                })
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

    String describe() {
        int values = where.values().size();
        return table.database().failures().address() + " by " + sql()
                + (values == 0 ? "" : " with " + values + (values == 1 ? " value" : " values"));
    }

    ArrowReader open(BufferAllocator memory, Cancellation cancellation) {
        Connection connection = table.database().connect(cancellation);
        try {
            PreparedStatement statement = prepared(connection, sql());
            statement.setFetchSize(table.dialect().fetchSize(wide()));
            if (most().isPresent()) {
                setMost(statement, most().getAsLong());
            }
            return new JdbcReader(memory, table, columns, connection, statement, cancellation);
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

    OptionalLong count(Cancellation cancellation) {
        if (!where.exact()) {
            return OptionalLong.empty();
        }
        Connection connection = table.database().connect(cancellation);
        try (PreparedStatement statement = prepared(connection, select("count(*)"));
                ResultSet result =
                        cancellation.waiting(HangUp.of(table.dialect(), statement), statement::executeQuery)) {
            result.next();
            cancellation.check();
            long rows = result.getLong(1);
            return OptionalLong.of(Math.min(rows, limit.orElse(rows)));
        } catch (SQLException e) {
            throw table.database().failures().of("cannot count", e);
        } finally {
            table.database().end(connection);
        }
    }
}
