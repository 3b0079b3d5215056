package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.Cancellation;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tables of relational databases. Each is looked up in its database once, when its rows are first asked for; a result that looks
 * otherwise is refused.
 */
public final class JdbcSource implements TableSource {

    private final Function<Table, String> locations;
    private final Logins logins;
    private final Map<String, JdbcTable> known = new ConcurrentHashMap<>();

    /**
     * A source of tables.
     *
     * @param locations the URL of a table's database, without placeholders
     * @param access who signs in
     * @param properties system properties
     * @param environment environment variables
     */
    public JdbcSource(
            Function<Table, String> locations,
            JdbcAccess access,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment) {
        this.locations = locations;
        this.logins = new Logins(access, properties, environment);
    }

    @Override
    public BatchInput input(TableRequest request) {
        Set<String> needed = new LinkedHashSet<>();
        request.columns().forEach(column -> needed.add(column.name()));
        needed.addAll(request.condition().columns());
        List<Column> columns = request.table().columns().stream()
                .filter(column -> needed.contains(column.name()))
                .toList();
        // Batches without a column have no rows for those who read them.
        return new JdbcInput(
                request,
                columns.isEmpty() ? request.table().columns().subList(0, 1) : columns,
                cancellation -> found(request.table(), cancellation));
    }

    private JdbcTable found(Table table, Cancellation cancellation) {
        JdbcTable found = known.get(table.qualifiedName());
        if (found == null) {
            found = look(table, cancellation);
            known.put(table.qualifiedName(), found);
        }
        return found;
    }

    private JdbcTable look(Table table, Cancellation cancellation) {
        Database database = Database.of(table, locations.apply(table), logins);
        Connection connection = database.connect(cancellation);
        try {
            Dialect dialect = database.dialect().learned(connection);
            Relation relation = new RelationFinder(table, database, dialect, cancellation).find(connection);
            return new JdbcTable(table, database, dialect, relation);
        } catch (SQLException e) {
            throw database.failures().of("cannot describe the table", e);
        } finally {
            database.end(connection);
        }
    }
}
