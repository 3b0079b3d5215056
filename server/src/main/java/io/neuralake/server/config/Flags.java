package io.neuralake.server.config;

import io.neuralake.catalog.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command line says, word by word: ROAPI's flags and ours. */
final class Flags {

    /** The flags that take a value, by every name that they have. */
    private static final Map<String, String> VALUED = valued();

    /** The flags that take none. */
    private static final Map<String, String> SWITCHES = Map.of(
            "-d", "--disable-read-only",
            "--disable-read-only", "--disable-read-only",
            "-h", "--help",
            "--help", "--help",
            "-V", "--version",
            "--version", "--version");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Flags() {}

    private static Map<String, String> valued() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : List.of(
                "--addr-http",
                "--addr-postgres",
                "--addr-flight-sql",
                "--config",
                "--reload-interval",
                "--response-format",
                "--table",
                "--catalog",
                "--driver",
                "--location",
                "--workers")) {
            names.put(name, name);
        }
        names.put("-a", "--addr-http");
        names.put("-p", "--addr-postgres");
        names.put("-c", "--config");
        names.put("-r", "--reload-interval");
        names.put("-f", "--response-format");
        names.put("-t", "--table");
        return names;
    }

    static Flags read(List<String> words) throws ConfigException {
        Flags flags = new Flags();
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next);
            next++;
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (SWITCHES.containsKey(name) && equals < 0) {
                flags.add(SWITCHES.get(name), "");
                continue;
            }
            String flag = VALUED.get(name);
            if (flag == null) {
                throw unknown(word, name);
            }
            if (equals >= 0) {
                flags.add(flag, word.substring(equals + 1));
                continue;
            }
            if (next == words.size() || words.get(next).startsWith("-")) {
                throw new ConfigException(Place.flag(name), "it needs a value; see --help");
            }
            flags.add(flag, words.get(next));
            next++;
            // Several tables may follow one flag.
            while (flag.equals("--table")
                    && next < words.size()
                    && !words.get(next).startsWith("-")) {
                flags.add(flag, words.get(next));
                next++;
            }
        }
        return flags;
    }

    private static ConfigException unknown(String word, String name) {
        List<String> known = new ArrayList<>(VALUED.keySet());
        known.addAll(SWITCHES.keySet());
        String fix = name.startsWith("--")
                ? Names.nearest(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("see --help")
                : "see --help";
        return new ConfigException(
                Place.flag("command line"),
                (name.startsWith("-") ? "unknown flag " + name : "nothing stands for '" + word + "'") + "; " + fix);
    }

    private void add(String flag, String value) {
        values.computeIfAbsent(flag, key -> new ArrayList<>()).add(value);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    List<String> all(String flag) {
        return values.getOrDefault(flag, List.of());
    }

    /** The value of a flag that is there once. */
    Optional<String> one(String flag) throws ConfigException {
        List<String> all = all(flag);
        if (all.size() > 1) {
            throw new ConfigException(Place.flag(flag), "it is there " + all.size() + " times; once is enough");
        }
        return all.stream().findFirst();
    }
}
