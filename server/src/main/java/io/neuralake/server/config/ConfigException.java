package io.neuralake.server.config;

import java.util.List;

/** A server cannot be started as it was told. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** All that is wrong, a line for each, beginning with its place. */
    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One thing that is wrong. */
    public ConfigException(Place place, String problem) {
        this(List.of(place + ": " + problem));
    }

    /** What is wrong, a line for each. */
    public List<String> problems() {
        return problems;
    }
}
