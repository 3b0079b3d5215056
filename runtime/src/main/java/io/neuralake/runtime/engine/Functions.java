package io.neuralake.runtime.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions that a statement may call. */
final class Functions {

    /** Those that stand where a table stands. */
    static final Set<String> TABLES =
            Set.of("generate_series", "json_each", "json_tree", "range", "repeat_row", "unnest");

    /** Those that ask for the time. */
    static final Set<String> CLOCK = Set.of(
            "age",
            "ago",
            "current_date",
            "current_localtime",
            "current_localtimestamp",
            "current_time",
            "current_timestamp",
            "get_current_time",
            "get_current_timestamp",
            "localtime",
            "localtimestamp",
            "now",
            "today",
            "transaction_timestamp");

    /** Those that give something else each time. */
    static final Set<String> RANDOM = Set.of("gen_random_uuid", "random", "setseed", "uuid", "uuidv4", "uuidv7");

    /** Those that make large values out of small ones, which must not happen while planning. */
    static final Set<String> GROWING = Set.of(
            "array_resize",
            "bar",
            "format",
            "generate_series",
            "list_resize",
            "lpad",
            "printf",
            "range",
            "repeat",
            "rpad");

    private final Set<String> allowed = read();

    /** Whether a function of one row, of a group or of a window may be called. */
    boolean allows(String name) {
        return allowed.contains(name) || name.equals("unnest");
    }

    /** The functions of one row, of a group or of a window. */
    Set<String> names() {
        return allowed;
    }

    private static Set<String> read() {
        try (InputStream resource = Functions.class.getResourceAsStream("functions.txt")) {
            if (resource == null) {
                throw new IllegalStateException("functions.txt is not in the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("reading functions.txt", e);
        }
    }
}
