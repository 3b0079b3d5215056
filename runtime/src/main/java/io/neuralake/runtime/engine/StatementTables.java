package io.neuralake.runtime.engine;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.FunctionInput;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives a statement the tables that it names, in a database of its own, so that queries do not see each other's files.
 *
 * <p>Databases of views only are kept for a while and used by all statements that read the same files in the same way, because
 * DuckDB takes as long to make a view of many files as to plan a statement over it.
 */
final class StatementTables {

    private final InputSql inputs;
    private final String hidden;
    private final AtomicLong databases = new AtomicLong();
    private final KeptDatabases kept = new KeptDatabases();

    /**
     * Tables of statements.
     *
     * @param hidden a schema that no statement can name
     */
    StatementTables(InputSql inputs, String hidden) {
        this.inputs = inputs;
        this.hidden = hidden;
    }

    /** Makes the tables of a statement, in the order of its use, and lets the query see no others. */
    void make(Query query, StatementUse use, List<TableInput> tables) throws Exception {
        if (use.moment().isEmpty() && tables.stream().allMatch(StatementTables::lasting)) {
            views(query, use, tables);
            return;
        }
        String database = attach(query);
        query.onClose(() -> drop(query, database));
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i).table();
            query.execute("CREATE SCHEMA IF NOT EXISTS " + schema(database, table));
            if (tables.get(i) instanceof FunctionInput function) {
                call(query, database, function);
            } else {
                boolean once = use.once().contains(table.qualifiedName());
                table(query, database, use.tables().get(i), tables.get(i), once);
            }
        }
        for (TableUse named : use.tables()) {
            aliases(query, database, use, named.table());
        }
        for (String clock : use.moment().map(Clock::macros).orElse(List.of())) {
            query.execute("CREATE MACRO " + database + ".main." + clock);
        }
        query.execute("USE " + database);
    }

    private static void aliases(Query query, String database, StatementUse use, Table table) throws Exception {
        for (Map.Entry<String, String> alias : use.aliases().entrySet()) {
            if (alias.getValue().equals(table.qualifiedName())) {
                query.execute("CREATE VIEW " + database + ".main." + Sql.name(alias.getKey()) + " AS SELECT * FROM "
                        + database + "." + Sql.table(table));
            }
        }
    }

    /** Whether a view of the input is right for as long as its text is: it names files, and nothing that the query has made. */
    private static boolean lasting(TableInput input) {
        return input instanceof ScanPlan plan
                && plan.files().stream().allMatch(file -> file.deletions().isEmpty());
    }

    private void views(Query query, StatementUse use, List<TableInput> tables) throws Exception {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i).table();
            definitions.add(Sql.name(table.database()) + "." + Sql.name(table.name()) + " AS "
                    + inputs.relation(query, tables.get(i), needed(use.tables().get(i))));
        }
        List<String> views = new ArrayList<>(definitions);
        views.add(new TreeMap<>(use.aliases()).toString());
        Optional<KeptDatabases.Kept> before = kept.borrow(views);
        if (before.isPresent() && used(query, before.get())) {
            return;
        }
        String database = attach(query);
        KeptDatabases.Kept mine = new KeptDatabases.Kept(views, database);
        query.onClose(() -> giveBack(query, mine));
        for (int i = 0; i < tables.size(); i++) {
            query.execute("CREATE SCHEMA IF NOT EXISTS "
                    + schema(database, tables.get(i).table()));
            query.execute("CREATE VIEW " + database + "." + definitions.get(i));
            aliases(query, database, use, tables.get(i).table());
        }
        query.execute("USE " + database);
        kept.keep(mine);
    }

    private boolean used(Query query, KeptDatabases.Kept database) throws Exception {
        query.onClose(() -> giveBack(query, database));
        try {
            query.execute("USE " + database.name());
            return true;
        } catch (SQLException e) {
            // It went with the DuckDB that it was in.
            kept.forget(database);
            return false;
        }
    }

    private void giveBack(Query query, KeptDatabases.Kept database) throws Exception {
        for (String unused : kept.giveBack(database)) {
            drop(query, unused);
        }
    }

    private String attach(Query query) throws Exception {
        String database = "neuralake_query_" + databases.incrementAndGet();
        query.execute("ATTACH ':memory:' AS " + database);
        return database;
    }

    private static Set<String> needed(TableUse use) {
        Set<String> needed = new TreeSet<>(use.condition().columns());
        use.columns().forEach(column -> needed.add(column.name()));
        return needed;
    }

    private void table(Query query, String database, TableUse use, TableInput input, boolean once) throws Exception {
        String name =
                schema(database, input.table()) + "." + Sql.name(input.table().name());
        // Batches come once, and a statement may read a table more often than that.
        String kind = input instanceof ScanPlan || once ? "VIEW " : "TABLE ";
        query.execute("CREATE " + kind + name + " AS " + inputs.relation(query, input, needed(use)));
        if (once && input instanceof BatchInput batches) {
            query.streams(name, batches);
        }
    }

    private static String schema(String database, Table table) {
        return database + "." + Sql.name(table.database());
    }

    /** Calls a function as often as a statement does with different arguments. */
    private void call(Query query, String database, FunctionInput function) throws Exception {
        query.execute("CREATE SCHEMA IF NOT EXISTS " + database + "." + hidden);
        FunctionSql sql = new FunctionSql(function.table(), database + ".", hidden);
        for (String statement : sql.run(function.calls().keySet())) {
            query.execute(statement);
        }
        for (Map.Entry<String, BatchInput> call : function.calls().entrySet()) {
            query.execute(sql.insert(call.getKey(), query.feed(call.getValue()).relation()));
        }
    }

    /** Runs while the result is closed, when nothing of the query is stopped any more. */
    private static void drop(Query query, String database) throws Exception {
        try (Statement statement = query.connection().createStatement()) {
            statement.execute("USE memory; DETACH DATABASE IF EXISTS " + database);
        } catch (SQLException e) {
            // With a DuckDB that is broken its databases are gone, and the rows that came were right.
            if (!DuckDbInstance.broken(e)) {
                throw e;
            }
        }
    }
}
