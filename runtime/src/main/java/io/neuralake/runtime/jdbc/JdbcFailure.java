package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;

/**
 * Says what went wrong at a database, without secrets.
 *
 * @param table the table that is read
 * @param address the database
 * @param secrets what must not be said
 */
record JdbcFailure(Table table, String address, Secrets secrets) {

    String asked() {
        return "read table '" + table.qualifiedName() + "'";
    }

    LakeException of(String doing, SQLException cause) {
        String message = secrets.hidden(String.valueOf(cause.getMessage())).strip();
        String reason = address + " " + doing + ": " + message;
        LakeException failure = secrets.harmless(cause)
                ? new LakeException(asked(), reason, fix(cause), cause)
                : of(reason, fix(cause));
        return failure;
    }

    LakeException of(String reason, String fix) {
        return new LakeException(asked(), reason, fix);
    }

    private String fix(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof SQLTimeoutException
                || state.equals("57014")
                || state.equals("HYT00")
                || message.contains("timeout")) {
            return "ask for fewer rows, or raise CatalogOptions.jdbcTimeout";
        }
        if (state.startsWith("28") || message.contains("access denied")) {
            return "give user and password with CatalogOptions.jdbc, or with the system properties "
                    + Logins.property(table, "user") + " and " + Logins.property(table, "password")
                    + ", or with the environment variables " + Logins.variable(table, "user") + " and "
                    + Logins.variable(table, "password");
        }
        if (state.equals("42501") || message.contains("permission denied")) {
            return "grant the user the right to SELECT, or sign in as another one";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "check that the database runs and can be reached, then read again";
        }
        if (state.startsWith("42")) {
            return "correct relation = \"…\" of @Table, or the table's location";
        }
        return "see what the database says";
    }
}
