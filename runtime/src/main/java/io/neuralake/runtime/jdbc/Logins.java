package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in: what the options say, else what system properties and environment variables of the table's database in the
 * catalog say.
 *
 * @param access the options
 * @param properties system properties
 * @param environment environment variables
 */
record Logins(
        JdbcAccess access,
        Function<String, @Nullable String> properties,
        Function<String, @Nullable String> environment) {

    /** The connection properties for a table. */
    Map<String, String> of(Table table, String url) {
        Map<String, String> login = new HashMap<>();
        for (String name : new String[] {"user", "password"}) {
            Optional.ofNullable(properties.apply(property(table, name)))
                    .or(() -> Optional.ofNullable(environment.apply(variable(table, name))))
                    .ifPresent(value -> login.put(name, value));
        }
        login.putAll(access.properties(url));
        return login;
    }

    static String property(Table table, String name) {
        return "neuralake.jdbc." + table.database() + "." + name;
    }

    static String variable(Table table, String name) {
        return ("NEURALAKE_JDBC_" + table.database() + "_" + name)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_");
    }
}
