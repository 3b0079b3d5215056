package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Optional;

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
        return of(doing, cause, Optional.empty());
    }

    /**
     * What a database has refused.
     *
     * @param advice what to do, if more is known than the failure tells and it is not about rights
     */
    LakeException of(String doing, SQLException cause, Optional<String> advice) {
        String fix = denied(cause) ? fix(cause) : advice.orElseGet(() -> fix(cause));
        String message = secrets.hidden(String.valueOf(cause.getMessage())).strip();
        String reason = address + " " + doing + ": " + message;
        LakeException failure =
                secrets.harmless(cause) ? new LakeException(asked(), reason, fix, cause) : of(reason, fix);
        return failure;
    }

    LakeException of(String reason, String fix) {
        return new LakeException(asked(), reason, fix);
    }

    private static boolean denied(SQLException cause) {
        return String.valueOf(cause.getSQLState()).equals("42501")
                || String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("permission denied");
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
        if (denied(cause)) {
            return "grant the user the right to SELECT, or sign in as another one";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "check that the database runs and can be reached, then read again";
        }
        if (message.contains("unable to open")) {
            return "correct the table's location: there is no such database";
        }
        if (state.startsWith("42")) {
            return "correct relation = \"…\" of @Table, or the table's location";
        }
        return "see what the database says";
    }
}
