package io.neuralake.server.config;

/**
 * Values by key, as a ROAPI configuration declares them.
 *
 * @param rows the table that holds them
 * @param key name of the column with the keys
 * @param value name of the column with the values
 */
public record KeyValueSource(TableSource rows, String key, String value) {

    /** Name under which it is served. */
    public String name() {
        return rows.name();
    }
}
