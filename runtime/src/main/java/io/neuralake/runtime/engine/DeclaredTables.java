package io.neuralake.runtime.engine;

import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a catalog by their names, of which a statement names a few and a catalog may have thousands. */
final class DeclaredTables {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    private final List<Table> all;
    private final Map<String, Table> byName = new HashMap<>();
    private final Map<String, List<Table>> byWord = new HashMap<>();
    private final Set<String> databases = new HashSet<>();
    private final List<Table> others = new ArrayList<>();

    /**
     * Tables.
     *
     * @param hidden schema of the tables behind functions
     */
    DeclaredTables(List<Table> all, String hidden) {
        this.all = all;
        for (Table table : all) {
            databases.add(table.database().toLowerCase(Locale.ROOT));
            byName.put((table.function().isPresent() ? hidden + "." : "") + table.qualifiedName(), table);
            String word = table.name().toLowerCase(Locale.ROOT);
            if (WORD.matcher(word).matches()) {
                byWord.computeIfAbsent(word, name -> new ArrayList<>()).add(table);
            } else {
                others.add(table);
            }
        }
    }

    List<Table> all() {
        return all;
    }

    /** Tables by the name that a plan gives them. */
    Map<String, Table> byName() {
        return byName;
    }

    /** Names of the databases. */
    List<String> databases() {
        return List.copyOf(databases);
    }

    /** Whether there is a database of a name, in any case. */
    boolean database(String name) {
        return databases.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The tables whose name occurs in a statement, and perhaps some that it does not mean. */
    List<Table> mentioned(String statement) {
        String text = statement.toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>();
        List<Table> mentioned = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (words.add(matcher.group())) {
                mentioned.addAll(byWord.getOrDefault(matcher.group(), List.of()));
            }
        }
        others.stream()
                .filter(table -> text.contains(table.name().toLowerCase(Locale.ROOT)))
                .forEach(mentioned::add);
        return mentioned;
    }
}
