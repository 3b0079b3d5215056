package io.neuralake.runtime.engine;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function table in SQL: a table macro over a hidden table, in which each row says of which call it is.
 *
 * <p>A call is known by its key: a JSON object of its arguments, which DuckDB computes while it plans if they are constants.
 * Where statements are only planned, the hidden table is empty and has a column for each argument besides, so that the filters
 * of the plan tell which of them are no constants. Where they run, it has the rows of the calls that the plan has shown.
 */
final class FunctionSql {

    /** What stands for an argument that is not given. */
    static final String MISSING = "\u0001missing";

    private static final String CALL = "neuralake_call";
    private static final String ARGUMENT = "neuralake_argument_";
    private static final String ROWS = "neuralake_rows";

    private final Table table;
    private final List<Parameter> parameters;
    private final String function;
    private final String hidden;

    /**
     * A function table.
     *
     * @param database what precedes the names of schemas: empty, or a database and a dot
     * @param schema the schema of hidden tables
     */
    FunctionSql(Table table, String database, String schema) {
        this.table = table;
        this.parameters = table.function().map(Table.Function::parameters).orElse(List.of());
        this.function = database + Sql.name(table.database()) + "." + Sql.name(table.name());
        this.hidden = database + schema + "." + Sql.name(table.qualifiedName());
    }

    /** The column of the hidden table that has the key of the call. */
    static boolean key(String column) {
        return column.equals(CALL);
    }

    /** The column of the hidden table that has an argument. */
    static String argument(int parameter) {
        return ARGUMENT + parameter;
    }

    /** Statements that make the function for planning. */
    List<String> planned() {
        StringBuilder columns = new StringBuilder(columns());
        StringBuilder where = new StringBuilder(keyed(key()));
        for (int i = 0; i < parameters.size(); i++) {
            columns.append(", ").append(argument(i)).append(" VARCHAR");
            where.append(" AND ")
                    .append(ROWS + "." + argument(i))
                    .append(" = coalesce(CAST(")
                    .append(given(parameters.get(i)))
                    .append(" AS VARCHAR), '')");
        }
        return List.of("CREATE TABLE " + hidden + " (" + columns + ")", macro(where.toString()), view());
    }

    /** Statements that make the function for running, of which the hidden table gets the rows of some calls afterwards. */
    List<String> run(Collection<String> keys) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + hidden + " (" + columns() + ")");
        // A call that was planned with other arguments, as with the current time, must not pass for one without rows.
        String changed = "CAST(error('the arguments of " + table.qualifiedName().replace("'", "''")
                + " are not those that the statement was planned with') AS VARCHAR)";
        statements.add(macro(keyed(
                keys.isEmpty()
                        ? changed
                        : "CASE WHEN " + key() + " IN ("
                                + keys.stream().map(Sql::text).collect(Collectors.joining(", ")) + ") THEN " + key()
                                + " ELSE " + changed + " END")));
        statements.add(view());
        return statements;
    }

    /** A statement that adds the rows of a call. */
    String insert(String key, String relation) {
        return "INSERT INTO " + hidden + " SELECT *, " + Sql.text(key) + " FROM (" + relation + ")";
    }

    private String columns() {
        return table.columns().stream()
                        .map(column -> Sql.name(column.name()) + " " + SqlTypes.type(column.type()))
                        .collect(Collectors.joining(", "))
                + ", " + CALL + " VARCHAR";
    }

    private String macro(String where) {
        // What is qualified is a column, what is not is a parameter, even if their names are the same.
        String items = table.columns().stream()
                .map(Column::name)
                .map(name -> ROWS + "." + Sql.name(name))
                .collect(Collectors.joining(", "));
        String declared = parameters.stream()
                .map(parameter ->
                        Sql.name(parameter.name()) + " := " + (parameter.nullable() ? "NULL" : Sql.text(MISSING)))
                .collect(Collectors.joining(", ", "(", ")"));
        return "CREATE MACRO " + function + declared + " AS TABLE SELECT " + items + " FROM " + hidden + " AS " + ROWS
                + " WHERE " + where;
    }

    /** The function without arguments can be named as a table. */
    private String view() {
        return "CREATE VIEW " + function + " AS SELECT * FROM " + function + "()";
    }

    private static String keyed(String key) {
        return ROWS + "." + CALL + " = " + key;
    }

    private String key() {
        return parameters.isEmpty()
                ? "'{}'"
                : parameters.stream()
                        .map(parameter -> Sql.text(parameter.name()) + ": " + given(parameter))
                        .collect(Collectors.joining(", ", "CAST(to_json({", "}) AS VARCHAR)"));
    }

    /** An argument in a form that JSON has. */
    private static String given(Parameter parameter) {
        String name = Sql.name(parameter.name());
        return parameter.type() == Scalar.BINARY ? "lower(hex(CAST(" + name + " AS BLOB)))" : name;
    }
}
