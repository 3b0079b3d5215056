package io.neuralake.runtime.engine;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a catalog by their names, of which a statement names a few and a catalog may have thousands. */
final class DeclaredTables {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

    private final List<Table> all;
    private final Map<String, Table> byName = new HashMap<>();
    private final Map<String, List<Table>> byWord = new HashMap<>();
    private final Set<String> databases = new HashSet<>();
    private final Map<String, List<Table>> others = new HashMap<>();
    private final Map<Table, List<String>> aliases = new HashMap<>();

    /**
     * Tables.
     *
     * @param hidden schema of the tables behind functions
     */
    DeclaredTables(StatementScope scope, String hidden) {
        this.all = scope.tables();
        for (Table table : all) {
            databases.add(table.database().toLowerCase(Locale.ROOT));
            byName.put((table.function().isPresent() ? hidden + "." : "") + table.qualifiedName(), table);
            named(table.name(), table);
        }
        Map<String, Table> qualified = new HashMap<>();
        all.stream()
                .filter(table -> table.function().isEmpty())
                .forEach(table -> qualified.put(table.qualifiedName(), table));
        Map<String, Integer> spelled = new HashMap<>();
        scope.aliases().keySet().forEach(alias -> spelled.merge(alias.toLowerCase(Locale.ROOT), 1, Integer::sum));
        for (Map.Entry<String, String> alias : scope.aliases().entrySet()) {
            Table table = qualified.get(alias.getValue());
            // SQL does not tell names apart by their case, so that two which do stand for neither table.
            if (table != null && spelled.getOrDefault(alias.getKey().toLowerCase(Locale.ROOT), 0) == 1) {
                aliases.computeIfAbsent(table, key -> new ArrayList<>()).add(alias.getKey());
                named(alias.getKey(), table);
            }
        }
    }

    private void named(String name, Table table) {
        String word = name.toLowerCase(Locale.ROOT);
        Map<String, List<Table>> names = WORD.matcher(word).matches() ? byWord : others;
        names.computeIfAbsent(word, key -> new ArrayList<>()).add(table);
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
        others.forEach((name, tables) -> {
            if (text.contains(name)) {
                mentioned.addAll(tables);
            }
        });
        return List.copyOf(new LinkedHashSet<>(mentioned));
    }

    /** Other names of a table. */
    List<String> aliases(Table table) {
        return aliases.getOrDefault(table, List.of());
    }

    /** Other names that occur in a statement, each with the name of its table. */
    Map<String, String> aliases(String statement) {
        String text = statement.toLowerCase(Locale.ROOT);
        Map<String, String> found = new TreeMap<>();
        for (Table table : mentioned(statement)) {
            for (String alias : aliases(table)) {
                if (text.contains(alias.toLowerCase(Locale.ROOT))) {
                    found.put(alias, table.qualifiedName());
                }
            }
        }
        return found;
    }

    /** An alias that is spelled nearly so. */
    Optional<String> nearestAlias(String name) {
        return Names.nearest(
                name, aliases.values().stream().flatMap(List::stream).sorted().toList());
    }
}
