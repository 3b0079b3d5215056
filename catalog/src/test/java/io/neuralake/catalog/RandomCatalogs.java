package io.neuralake.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Catalogs with everything that the model can say, right or wrong, in any combination; a seed always makes the same one.
 *
 * <p>Origins are those that a reader of manifests restores: of types and members, and of annotations by their order.
 */
public final class RandomCatalogs {

    private static final String[] TEXTS = {
        "",
        "",
        "plain",
        "two words",
        "\"quoted\" \\ 'single'",
        "line\nbreak\ttab",
        "größe € 😀",
        "{}[],:",
        "\u0000\u001f\u2028"
    };

    private final Random random;
    private int names;

    private RandomCatalogs(long seed) {
        random = new Random(seed);
    }

    /** The catalog of a seed. */
    public static Catalog of(long seed) {
        return new RandomCatalogs(seed).catalog();
    }

    private Catalog catalog() {
        return new Catalog(
                text(),
                text(),
                text(),
                text(),
                text(),
                roapi(),
                list(3, this::database),
                maybe(() -> Origin.of("lake." + name())),
                list(2, this::suppression),
                maybe(() -> List.of(new PickedDatabase(name(), "lake." + name()))));
    }

    private Suppression suppression() {
        Origin place = Origin.of("lake." + name());
        return new Suppression(
                List.of("NL0601", text()),
                text(),
                (random.nextBoolean() ? place : place.member(name())).annotation("SuppressRule", 0));
    }

    private Database database() {
        String name = name();
        return new Database(
                name,
                text(),
                text(),
                text(),
                text(),
                roapi(),
                list(4, () -> table(name)),
                maybe(() -> Origin.of("lake.db." + name())));
    }

    private Table table(String database) {
        String type = "lake.Outer$" + name();
        Origin origin = Origin.of(type);
        Optional<Table.Function> function = Optional.empty();
        if (random.nextInt(4) == 0) {
            origin = origin.member(name());
            function = Optional.of(function(origin));
        }
        Origin declared = origin;
        String row = "lake." + name();
        List<DocFilter> filters = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            filters.add(new DocFilter(
                    name(), pick(Operator.values()), texts(), declared.annotation("DocFilter", filters.size())));
        }
        List<Derivation> derivations = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean byType = random.nextBoolean();
            derivations.add(new Derivation(
                    byType ? "lake." + name() : "",
                    byType ? "" : name() + "." + name(),
                    list(2, () -> new Derivation.DerivedColumn(random.nextBoolean() ? name() : "", texts())),
                    text(),
                    declared.annotation("DerivedFrom", derivations.size())));
        }
        return new Table(
                database,
                name(),
                pick(Format.values()),
                text(),
                maybe(() -> pick(Partitioning.values())),
                text(),
                function,
                list(6, () -> column(Origin.of(row), 3)),
                filters,
                texts(),
                texts(),
                text(),
                text(),
                texts(),
                pick(Classification.values()),
                text(),
                text(),
                text(),
                list(2, () -> new Link(text(), text())),
                derivations,
                deprecation(),
                1 + random.nextInt(9),
                roapi(),
                type + "Table",
                new Table.Row(row, pick(Table.RowKind.values())),
                declared,
                panels(declared));
    }

    private List<Panel> panels(Origin declared) {
        List<Panel> panels = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            panels.add(new Panel(
                    text(),
                    pick(Panel.Kind.values()),
                    texts(),
                    pick(Panel.Aggregation.values()),
                    text(),
                    text(),
                    text(),
                    text(),
                    declared.annotation("Panel", panels.size())));
        }
        return panels;
    }

    private Table.Function function(Origin origin) {
        return new Table.Function(origin.member(), "java.util.stream.Stream<lake.Row>", list(3, () -> {
            String member = name();
            return new Parameter(
                    name(), member, "int", type(1), random.nextBoolean(), text(), origin.parameter(member));
        }));
    }

    private Column column(Origin owner, int depth) {
        String member = name();
        return new Column(
                name(),
                member,
                "java.lang." + name(),
                type(depth),
                random.nextBoolean(),
                random.nextBoolean(),
                text(),
                text(),
                texts(),
                pick(Classification.values()),
                text(),
                deprecation(),
                owner.member(member));
    }

    private ColumnType type(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 5 -> new ColumnType.Decimal(1 + random.nextInt(38), random.nextInt(2));
            case 6 -> new ColumnType.Enumeration("lake." + name(), List.of(name(), name()));
            case 7 -> new ColumnType.ListOf(type(depth - 1), random.nextBoolean());
            case 8 -> new ColumnType.MapOf(ColumnType.Scalar.STRING, type(depth - 1), random.nextBoolean());
            case 9 -> struct("lake." + name(), depth - 1);
            default -> pick(ColumnType.Scalar.values());
        };
    }

    private ColumnType struct(String record, int depth) {
        return new ColumnType.Struct(record, list(3, () -> column(Origin.of(record), depth)));
    }

    private RoapiOptions roapi() {
        return new RoapiOptions(
                maybe(random::nextBoolean),
                maybe(this::name),
                maybe(random::nextBoolean),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(600)) : OptionalInt.empty());
    }

    private Optional<Deprecation> deprecation() {
        return maybe(() -> new Deprecation("use " + text(), text()));
    }

    private List<String> texts() {
        return list(3, this::text);
    }

    private String text() {
        return pick(TEXTS);
    }

    private String name() {
        names++;
        return "n" + names;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> list(int most, Supplier<T> item) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(index -> item.get())
                .toList();
    }
}
