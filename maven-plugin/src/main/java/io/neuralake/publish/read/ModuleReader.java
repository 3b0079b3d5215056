package io.neuralake.publish.read;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestException;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.LooseTable;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.catalog.merge.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what the compiler left in a jar or class folder.
 *
 * <p>Tables come from the fragments, what is said of databases and of the catalog from the module's manifest. A fragment
 * whose class is gone is left over from an earlier compile and counts for nothing.
 */
public final class ModuleReader {

    private final String version;

    /** A reader for a version of Neuralake, which fixes name. */
    public ModuleReader(String version) {
        this.version = version;
    }

    /** Reads an entry; what cannot be read is among the problems. */
    public ReadModule read(ClassPathEntry entry) {
        try (EntryFiles files = EntryFiles.open(entry.path())) {
            return new Reading(entry, files).read();
        } catch (IOException e) {
            Problem problem = new Problem(
                    Rule.NL0902,
                    Origin.of(entry.label()),
                    entry.label() + " is neither a jar nor a class folder that can be read: " + reason(e),
                    "build it again, or take it off the class path");
            Module nothing = new Module(entry.label(), Catalog.unnamed(List.of()));
            return new ReadModule(nothing, List.of(problem), List.of(), List.of(), List.of());
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** One entry being read. */
    private final class Reading {

        private final ClassPathEntry entry;
        private final EntryFiles files;
        private final Set<String> names;
        private final List<Problem> problems = new ArrayList<>();
        private boolean newer;

        Reading(ClassPathEntry entry, EntryFiles files) {
            this.entry = entry;
            this.files = files;
            this.names = new LinkedHashSet<>(files.names());
        }

        ReadModule read() throws IOException {
            List<Catalog> headers = names.contains(ManifestFormat.CATALOG)
                    ? parse(ManifestFormat.CATALOG, "", ManifestReader::manifests)
                            .orElse(List.of())
                    : List.of();
            List<Table> tables = new ArrayList<>();
            List<String> moved = new ArrayList<>();
            for (String name : names) {
                if (name.startsWith(ManifestFormat.FRAGMENTS) && name.endsWith(".json")) {
                    if (current(type(name))) {
                        parse(name, type(name), ManifestReader::fragment).ifPresent(tables::add);
                    } else if (!Files.isDirectory(entry.path())) {
                        moved.add(declaration(name));
                    }
                }
            }
            List<String> declared = TableDeclarations.fragments(files);
            return new ReadModule(
                    new Module(entry.label(), catalog(headers, tables)),
                    problems,
                    declared.stream().map(Reading::declaration).toList(),
                    declared.stream()
                            .filter(fragment -> !names.contains(fragment))
                            .map(Reading::declaration)
                            .toList(),
                    moved);
        }

        /** What a jar holds; one that was made of several jars has several manifests in its one file. */
        private Catalog catalog(List<Catalog> headers, List<Table> tables) {
            if (headers.isEmpty()) {
                return Catalog.unnamed(databases(Catalog.unnamed(List.of()), tables));
            }
            Map<Origin, Table> left = new LinkedHashMap<>();
            tables.forEach(table -> left.put(table.origin(), table));
            List<Module> parts = new ArrayList<>();
            for (Catalog header : headers) {
                List<Table> own = header.tables()
                        .map(table -> left.remove(table.origin()))
                        .filter(Objects::nonNull)
                        .toList();
                parts.add(new Module(entry.label(), header.withDatabases(databases(header, own))));
            }
            left.values().forEach(table -> problems.add(new LooseTable(entry.label(), table).problem()));
            if (parts.size() == 1) {
                return parts.get(0).catalog();
            }
            Merged merged = CatalogMerge.merge(parts);
            problems.addAll(merged.problems());
            return merged.catalog()
                    .withSuppressions(headers.stream()
                            .flatMap(header -> header.suppressions().stream())
                            .distinct()
                            .toList());
        }

        private boolean current(String type) {
            return names.contains(type.replace('.', '/') + ".class");
        }

        private <T> Optional<T> parse(String name, String type, Function<String, T> reader) throws IOException {
            String text = new String(files.read(name), StandardCharsets.UTF_8);
            try {
                return Optional.of(reader.apply(text));
            } catch (ManifestException e) {
                if (e.rule() != Rule.NL0903) {
                    problems.add(unreadable(name, type, e));
                } else if (!newer) {
                    newer = true;
                    problems.add(newer(name, type, e));
                }
                return Optional.empty();
            }
        }

        private Problem unreadable(String name, String type, ManifestException e) {
            return new Problem(
                    e.rule(),
                    Origin.of(type.isEmpty() ? entry.label() : type),
                    name + " in " + entry.label() + " cannot be read: " + e.getMessage(),
                    "build " + entry.label() + " again; nothing but the compiler writes this file");
        }

        /** All files of a module are of one format, so the first stands for all. */
        private Problem newer(String name, String type, ManifestException e) {
            return new Problem(
                    e.rule(),
                    Origin.of(type.isEmpty() ? entry.label() : type),
                    entry.label() + " was compiled by a newer Neuralake: " + name + ": " + e.getMessage(),
                    "raise neuralake-maven-plugin from " + version
                            + " to the version of neuralake-processor that compiled " + entry.label());
        }

        private static String declaration(String fragment) {
            return fragment.substring(ManifestFormat.FRAGMENTS.length(), fragment.length() - ".json".length());
        }

        private static String type(String fragment) {
            String declaration = declaration(fragment);
            int method = declaration.indexOf('#');
            return method < 0 ? declaration : declaration.substring(0, method);
        }

        /** The databases of the fragments, and those that the module declares without having a table of them. */
        private static List<Database> databases(Catalog header, List<Table> tables) {
            Map<String, List<Table>> byName = new TreeMap<>();
            tables.forEach(table -> byName.computeIfAbsent(table.database(), name -> new ArrayList<>())
                    .add(table));
            Stream<Database> declared = header.databases().stream()
                    .filter(database -> database.origin().isPresent() || byName.containsKey(database.name()))
                    .map(database -> database.withTables(byName.getOrDefault(database.name(), List.of())));
            Stream<Database> named = byName.entrySet().stream()
                    .filter(tablesOf -> header.database(tablesOf.getKey()).isEmpty())
                    .map(tablesOf -> Database.named(tablesOf.getKey(), tablesOf.getValue()));
            return Stream.concat(declared, named).toList();
        }
    }
}
