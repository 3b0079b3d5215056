package io.neuralake.server.config;

/**
 * Where something is said.
 *
 * @param source the file as it was named, or the flag
 * @param line line in the file, from 1; 0 for a flag
 * @param column column in the line, from 1
 */
public record Place(String source, int line, int column) {

    /** The command line's flag of this name. */
    static Place flag(String name) {
        return new Place(name, 0, 0);
    }

    /** The environment variable of this name. */
    static Place variable(String name) {
        return new Place("environment variable " + name, 0, 0);
    }

    /** {@code roapi.yml:12:5}, or the flag. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
