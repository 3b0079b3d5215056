package io.neuralake.publish.impact;

import io.neuralake.catalog.Table;
import io.neuralake.publish.impact.Facts.Fact;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.read.EntryFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Searches the class files of a class path for code that uses tables. Entries are searched in parallel. */
final class UseSearch {

    private static final int SHOWN = 3;
    private static final String RUNTIME = "io/neuralake/runtime/";

    private final List<Table> tables;
    private final Set<String> accessors;

    /**
     * A search.
     *
     * @param tables the tables that are sought
     * @param all all tables of the catalog, whose generated accessors do not count as users
     */
    UseSearch(List<Table> tables, Stream<Table> all) {
        this.tables = tables;
        this.accessors = all.map(table -> table.accessor().replace('.', '/')).collect(Collectors.toSet());
    }

    /**
     * What was found.
     *
     * @param uses all uses of the tables, sorted
     * @param warnings class files that could not be read
     */
    record Found(List<Use> uses, List<String> warnings) {}

    Found search(List<ClassPathEntry> entries) {
        Traces traces = new Traces(tables);
        List<Entry> found = pass(entries, traces);
        while (found.stream()
                        .flatMap(entry -> entry.subtypes.stream())
                        .filter(traces::add)
                        .count()
                > 0) {
            // Classes that name only the subtype were passed over.
            found = pass(entries, traces);
        }
        return new Found(
                found.stream()
                        .flatMap(entry -> entry.uses.values().stream())
                        .flatMap(Collected::uses)
                        .sorted(Use.IN_ORDER)
                        .toList(),
                found.stream().flatMap(Entry::warnings).toList());
    }

    private List<Entry> pass(List<ClassPathEntry> entries, Traces traces) {
        Mentions mentions = new Mentions(traces.words());
        return entries.parallelStream()
                .map(entry -> new Entry(entry, traces, mentions).read())
                .toList();
    }

    /** One jar or class folder. */
    private final class Entry {

        private final ClassPathEntry entry;
        private final Traces traces;
        private final Mentions mentions;
        private final Map<Place, Collected> uses = new LinkedHashMap<>();
        private final Set<Traces.Subtype> subtypes = new HashSet<>();
        private final List<String> newer = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();

        Entry(ClassPathEntry entry, Traces traces, Mentions mentions) {
            this.entry = entry;
            this.traces = traces;
            this.mentions = mentions;
        }

        Entry read() {
            try (EntryFiles files = EntryFiles.open(entry.path())) {
                for (String name : files.names()) {
                    if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                        read(name, files.read(name));
                    }
                }
            } catch (IOException e) {
                unreadable.add(entry.label());
            }
            return this;
        }

        private void read(String name, byte[] content) {
            switch (mentions.in(content)) {
                case NO -> {}
                case MAYBE -> parse(name, content);
                case UNREADABLE -> unreadable.add(name);
            }
        }

        private void parse(String name, byte[] content) {
            ClassReader reader;
            try {
                reader = new ClassReader(content);
            } catch (IllegalArgumentException e) {
                newer.add(name);
                return;
            }
            ClassNode type = new ClassNode();
            Map<String, Facts> facts;
            try {
                reader.accept(type, ClassReader.SKIP_FRAMES);
                if (generated(type)) {
                    return;
                }
                facts = ClassUses.of(traces, type);
            } catch (RuntimeException e) {
                // ASM has no exception for broken files: it falls over them somewhere.
                unreadable.add(name);
                return;
            }
            subtypes.addAll(traces.subtypes(type.name, type.superName, type.interfaces));
            String owner = new Enclosing(type).type().replace('/', '.');
            String file = type.sourceFile == null ? "" : type.sourceFile;
            facts.forEach((member, ofMember) -> ofMember.all()
                    .forEach(fact -> uses.computeIfAbsent(
                                    new Place(entry.label(), owner, member, file, fact.kind(), fact.table()),
                                    Collected::new)
                            .add(fact)));
        }

        private boolean generated(ClassNode type) {
            int nested = type.name.indexOf('$', type.name.lastIndexOf('/') + 2);
            String outermost = nested < 0 ? type.name : type.name.substring(0, nested);
            boolean ofRuntime =
                    type.superName != null && type.superName.startsWith(RUNTIME) && type.superName.endsWith("Accessor");
            return ofRuntime || accessors.contains(type.name) || accessors.contains(outermost);
        }

        Stream<String> warnings() {
            return Stream.of(warning(newer, "for a newer Java than is known here"), warning(unreadable, "broken"))
                    .flatMap(warning -> warning);
        }

        private Stream<String> warning(List<String> names, String what) {
            if (names.isEmpty()) {
                return Stream.empty();
            }
            if (names.equals(List.of(entry.label()))) {
                return Stream.of(entry.label() + " cannot be read, and what it uses is not listed");
            }
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
            return Stream.of("class files in " + entry.label() + " are " + what + ", and what they use is not listed: "
                    + shown + more);
        }
    }

    /** What makes two facts one use. */
    private record Place(String module, String type, String member, String file, Kind kind, String table) {}

    /** The facts of one use. */
    private static final class Collected {

        private final Place place;
        private final List<Fact> facts = new ArrayList<>();

        Collected(Place place) {
            this.place = place;
        }

        void add(Fact fact) {
            facts.add(fact);
        }

        /** One use for each column, for a question may be about one of them, or one without columns. */
        Stream<Use> uses() {
            Set<String> columns = facts.stream().map(Fact::column).collect(Collectors.toCollection(TreeSet::new));
            return columns.stream()
                    .map(column -> new Use(
                            place.module(),
                            place.type(),
                            place.member(),
                            place.file(),
                            lines(fact -> fact.column().equals(column)),
                            place.kind(),
                            place.table(),
                            column.isEmpty() ? List.of() : List.of(column)));
        }

        private List<Integer> lines(Predicate<Fact> of) {
            return facts.stream()
                    .filter(of)
                    .map(Fact::line)
                    .filter(line -> line > 0)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
