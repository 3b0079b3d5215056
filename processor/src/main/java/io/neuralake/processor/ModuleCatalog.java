package io.neuralake.processor;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Table;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Headers;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.SuppressionReader;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of the module that is being compiled.
 *
 * <p>What the compile before declared stays, unless its source is compiled again now or its class is gone.
 */
final class ModuleCatalog {

    private static final Comparator<Database> BY_NAME =
            Comparator.comparing(Database::name).thenComparing(database -> place(database.origin()));

    private static final Comparator<Table> TABLES_BY_NAME = Comparator.comparing(Table::name)
            .thenComparing(table -> table.origin().toString());

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Headers headers;
    private final SuppressionReader suppressionReader;
    private final Set<String> compiling = new HashSet<>();
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<String, Catalog> catalogs = new TreeMap<>();
    private final Map<String, List<Suppression>> suppressions = new TreeMap<>();
    private @Nullable Catalog previous;

    ModuleCatalog(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.headers = new Headers(elements);
        this.suppressionReader = new SuppressionReader(elements);
    }

    private static String place(Optional<Origin> origin) {
        return origin.map(Origin::toString).orElse("");
    }

    /** Notes types and packages whose source is compiled now. */
    void compiling(Collection<? extends Element> roots) {
        for (Element root : roots) {
            if (root instanceof QualifiedNameable named) {
                compiling.add(named.getQualifiedName().toString());
            }
        }
    }

    void add(Declaration table) {
        tables.put(table.table().origin().toString(), table.table());
    }

    /** Adds the database and the catalog that a package or type declares. */
    void add(Element element) {
        if (Headers.resolved(element)) {
            headers.database(element).ifPresent(database -> databases.put(place(database.origin()), database));
            headers.catalog(element).ifPresent(catalog -> catalogs.put(place(catalog.origin()), catalog));
        }
    }

    /** Reads catalogs again that pick classes which were not there when they were first read. */
    void settle() {
        for (Catalog catalog : List.copyOf(catalogs.values())) {
            if (catalog.picked().orElse(List.of()).stream()
                    .anyMatch(database -> database.type().isEmpty())) {
                add(declaration(catalog));
            }
        }
    }

    /** Adds what declarations say about rules; a component of a record says it once, though several elements carry it. */
    void addSuppressions(Collection<? extends Element> elements) {
        for (Element element : elements) {
            List<Suppression> read = suppressionReader.read(element);
            if (!read.isEmpty()) {
                suppressions.put(read.get(0).origin().declaration().toString(), read);
            }
        }
    }

    /** What the declarations that are compiled now say about rules. */
    List<Suppression> suppressions() {
        return suppressions.values().stream().flatMap(List::stream).toList();
    }

    /** The tables that are compiled now. */
    Collection<Table> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    /** Whether nothing is taken from the compile before. */
    boolean whole() {
        return previous().tables().noneMatch(this::taken);
    }

    /** What {@code @Catalog} declares; the first by name of its place if there are several. */
    Optional<Catalog> header() {
        Catalog before = previous();
        return catalogs.values().stream()
                .findFirst()
                .or(() -> before.origin().filter(this::kept).map(origin -> before.withDatabases(List.of())));
    }

    /** Where the catalog is declared, or the module itself if nothing declares it. */
    Origin origin() {
        return catalogs.values().stream()
                .flatMap(catalog -> catalog.origin().stream())
                .findFirst()
                .orElseGet(() -> Origin.of("this module"));
    }

    /** The package or type that carries a declaration. */
    Element declaration(Catalog header) {
        String name = header.origin().orElseThrow().type();
        @Nullable TypeElement type = type(name);
        return type == null ? elements.getPackageElement(name) : type;
    }

    /** The whole catalog, sorted by name. */
    Catalog catalog() {
        Map<String, List<Table>> byDatabase = new TreeMap<>();
        allTables()
                .sorted(TABLES_BY_NAME)
                .forEach(table -> byDatabase
                        .computeIfAbsent(table.database(), name -> new ArrayList<>())
                        .add(table));
        List<Database> all = new ArrayList<>();
        declaredDatabases().sorted(BY_NAME).forEach(database -> {
            @Nullable List<Table> own = byDatabase.remove(database.name());
            all.add(own == null ? database : database.withTables(own));
        });
        byDatabase.forEach((name, own) -> all.add(Database.named(name, own)));
        all.sort(BY_NAME);
        return header().orElseGet(() -> Catalog.unnamed(List.of()))
                .withDatabases(all)
                .withSuppressions(allSuppressions());
    }

    private List<Suppression> allSuppressions() {
        return Stream.concat(
                        suppressions().stream(),
                        previous().suppressions().stream().filter(this::kept))
                .sorted(Comparator.comparing((Suppression suppression) ->
                                suppression.origin().declaration().toString())
                        .thenComparing(suppression -> suppression.origin().occurrence()))
                .toList();
    }

    /** Whether a declaration of the compile before still suppresses something, and was not read again. */
    private boolean kept(Suppression suppression) {
        Origin declaration = suppression.origin().declaration();
        return !suppressions.containsKey(declaration.toString()) && unchanged(declaration.type());
    }

    /** Whether a type or package is still there, in a source that is not compiled now. */
    private boolean unchanged(String name) {
        return !recompiled(name) && (type(name) != null || elements.getPackageElement(name) != null);
    }

    private Stream<Table> allTables() {
        return Stream.concat(tables.values().stream(), previous().tables().filter(this::taken));
    }

    /** Whether a table is what the compile before said. */
    private boolean taken(Table table) {
        return !tables.containsKey(table.origin().toString()) && kept(table.origin());
    }

    private Stream<Database> declaredDatabases() {
        return Stream.concat(
                databases.values().stream(),
                previous().databases().stream()
                        .filter(database -> database.origin().filter(this::kept).isPresent())
                        .map(database -> database.withTables(List.of())));
    }

    private Catalog previous() {
        if (previous == null) {
            previous = new Previous(environment).catalog();
        }
        return previous;
    }

    /** Whether a declaration of the compile before is still there, in a source that is not compiled now. */
    private boolean kept(Origin origin) {
        return !recompiled(origin.type()) && exists(origin);
    }

    private boolean recompiled(String name) {
        for (int dollar = name.indexOf('$'); dollar > 0; dollar = name.indexOf('$', dollar + 1)) {
            if (compiling.contains(name.substring(0, dollar))) {
                return true;
            }
        }
        return compiling.contains(name);
    }

    private boolean exists(Origin origin) {
        @Nullable TypeElement type = type(origin.type());
        if (type == null) {
            @Nullable PackageElement inPackage = elements.getPackageElement(origin.type());
            return inPackage != null
                    && (Written.on(inPackage, Markers.DATABASE) || Written.on(inPackage, Markers.CATALOG));
        }
        if (origin.member().isEmpty()) {
            return true;
        }
        for (Element member : type.getEnclosedElements()) {
            if (member.getSimpleName().contentEquals(origin.member()) && Written.on(member, Markers.TABLE)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable TypeElement type(String binaryName) {
        return elements.getTypeElement(binaryName.replace('$', '.'));
    }

    /** NL0502: a module has one catalog. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List<Catalog> all = new ArrayList<>(catalogs.values());
        Catalog before = previous();
        before.origin().filter(this::kept).ifPresent(origin -> all.add(before));
        all.sort(Comparator.comparing(catalog -> place(catalog.origin())));
        for (int i = 1; i < all.size(); i++) {
            Origin first = all.get(0).origin().orElseThrow();
            problems.add(new Problem(
                    Rule.NL0502,
                    all.get(i).origin().orElseThrow().annotation("Catalog"),
                    "catalog '" + all.get(i).name() + "' is declared, but " + first + " declares catalog '"
                            + all.get(0).name() + "' for the same module",
                    "keep one @Catalog"));
        }
        return problems;
    }
}
