package io.neuralake.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may ask.
 *
 * @param name their name
 * @param password their password; null, or empty, if they have none
 * @param token their bearer token; null, or empty, if they have none
 * @param tables patterns of the tables that they may read
 */
public record User(
        String name, @Nullable String password, @Nullable String token, List<String> tables) {

    /** Copies the patterns. */
    public User {
        password = password == null || password.isEmpty() ? null : password;
        token = token == null || token.isEmpty() ? null : token;
        tables = List.copyOf(tables);
    }

    @Override
    public String toString() {
        return "User[" + name + ", may read " + tables + "]";
    }
}
