package io.neuralake.processor.accessor;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of generated methods: the author's, with a suffix where Java or the runtime has the name already. */
final class JavaNames {

    private static final Set<String> OF_OBJECT =
            Set.of("getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "clone", "finalize");

    private static final Set<String> OF_TABLE = Set.of(
            "where",
            "select",
            "limit",
            "scan",
            "arrow",
            "stream",
            "count",
            "show",
            "frame",
            "explain",
            "qualifiedName",
            "self",
            "decode",
            "encode",
            "encodeNested",
            "rows",
            "batches",
            "storage",
            "appender");

    private static final Set<String> OF_DATABASE = Set.of("databaseName", "catalog");

    private static final Set<String> OF_CATALOG = Set.of("table", "sql", "tables", "close", "open");

    private JavaNames() {}

    /** The method of a column; {@code taken} are the members of all columns. */
    static String column(String member, Set<String> taken) {
        return free(member, OF_TABLE, "Column", taken);
    }

    /** The method of a table in its database's class. */
    static String table(String name) {
        return free(name, OF_DATABASE, "Table", Set.of());
    }

    /** The method of a database in the catalog's class. */
    static String database(String name) {
        return free(name, OF_CATALOG, "Database", Set.of());
    }

    private static String free(String name, Set<String> reserved, String suffix, Set<String> taken) {
        boolean used = reserved.contains(name) || OF_OBJECT.contains(name) || SourceVersion.isKeyword(name);
        String candidate = name;
        while (used) {
            candidate += suffix;
            used = taken.contains(candidate);
        }
        return candidate;
    }
}
