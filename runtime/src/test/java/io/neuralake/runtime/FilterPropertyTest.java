package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operator gives the same rows on every layout, namely those of {@link PlainEvaluation}, and so does the same predicate on
 * a function table with these rows, and in statements over both.
 *
 * <p>{@code -Dfilter.tables=2000} tries so many random tables, {@code -Dfilter.seed=…} begins with another one; each has
 * {@link #PREDICATES} predicates. A failure is made small before it is reported.
 */
final class FilterPropertyTest {

    private static final int PREDICATES = 25;

    @TempDir
    private Path directory;

    private int written;
    private int stated;

    @Test
    void everyOperatorMeansTheSameOnEveryLayout() throws IOException, SQLException {
        long first = Long.getLong("filter.seed", 1);
        int tables = Integer.getInteger("filter.tables", 40);
        for (long seed = first; seed < first + tables; seed++) {
            Random random = new Random(seed);
            RandomTable table = RandomTable.random(random);
            RandomPredicates predicates = new RandomPredicates(table, random);
            List<Predicate> several =
                    Stream.generate(predicates::next).limit(PREDICATES).toList();
            Optional<Failure> failure = failure(table, several, seed);
            if (failure.isPresent()) {
                Failure least = smallest(failure.get(), seed);
                fail("seed " + seed + "\n" + least);
            }
        }
        assertThat(stated).as("predicates that SQL can say").isGreaterThan(tables * PREDICATES / 2);
    }

    private record Failure(RandomTable table, Predicate predicate, String difference) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(table.layout() + " table with the columns\n");
            for (Column column : table.columns()) {
                text.append("  ")
                        .append(column.name())
                        .append(column.partition() ? " partition " : " ")
                        .append(column.type().text())
                        .append('\n');
            }
            text.append("and the rows\n");
            for (List<@Nullable Object> row : table.rows()) {
                text.append("  ")
                        .append(row.stream().map(StoredTable::canonical).toList())
                        .append('\n');
            }
            return text.append("where ")
                    .append(predicate)
                    .append('\n')
                    .append(difference)
                    .toString();
        }
    }

    private Optional<Failure> failure(RandomTable table, List<Predicate> predicates, long seed)
            throws IOException, SQLException {
        Path lake = Files.createDirectories(directory.resolve("lake" + written++));
        Table declared = StoredTable.write(lake, table, seed);
        try (Catalog catalog = new TestLake(lake)
                .open(
                        CatalogOptions.defaults()
                                .location("lake", lake.toString())
                                .threads(2),
                        declared,
                        computed(declared))) {
            for (Predicate predicate : predicates) {
                Optional<String> difference = difference(catalog, table, predicate, new Random(seed));
                if (difference.isEmpty()) {
                    difference = computedDifference(catalog, table, predicate);
                }
                Optional<String> condition = new PredicateSql(table.columns(), "t").sql(predicate);
                if (difference.isEmpty() && condition.isPresent()) {
                    stated++;
                    difference =
                            statementDifference(catalog, table, predicate, condition.get(), new Random(seed + stated));
                }
                if (difference.isPresent()) {
                    return Optional.of(new Failure(table, predicate, difference.get()));
                }
            }
            return Optional.empty();
        }
    }

    /** A function table that has the rows of a stored one. */
    private static Table computed(Table stored) {
        Column[] columns = stored.columns().stream()
                .map(column -> Declared.nullable(column.name(), column.type()))
                .toArray(Column[]::new);
        return Declared.function(
                "m",
                "computed",
                "org.apache.arrow.vector.ipc.ArrowReader",
                RowsTable.class.getName(),
                List.of(),
                columns);
    }

    /** Rows of the stored table as Arrow batches. */
    static final class RowsTable extends ArrowFunctionAccessor<RowsTable, Row> {

        private final Catalog catalog;

        RowsTable(Catalog catalog) {
            super(catalog, "m", "computed");
            this.catalog = catalog;
        }

        @Override
        protected ArrowReader batches() {
            return catalog.sql("SELECT * FROM m." + StoredTable.NAME).arrow();
        }

        @Override
        protected Row decode(RowCursor row) {
            return row.toRow();
        }

        /** What the compiler generates. */
        public static final class ByName implements FunctionTable {

            /** For the runtime. */
            public ByName() {}

            @Override
            public RowsTable of(Catalog catalog, @Nullable Object[] arguments) {
                return new RowsTable(catalog);
            }
        }
    }

    private static List<String> numbers(RandomTable table, Predicate predicate) {
        PlainEvaluation evaluation = new PlainEvaluation(table.columns());
        int number = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals("n"))
                .findFirst()
                .orElseThrow();
        return table.rows().stream()
                .filter(row -> Boolean.TRUE.equals(evaluation.holds(predicate, row)))
                .map(row -> String.valueOf(row.get(number)))
                .sorted()
                .toList();
    }

    private static Optional<String> computedDifference(Catalog catalog, RandomTable table, Predicate predicate) {
        try {
            List<String> found;
            try (Stream<Row> rows = catalog.table("m.computed").call(Map.of()).where(t -> predicate).stream()) {
                found = rows.map(row -> String.valueOf(row.get("n"))).sorted().toList();
            }
            List<String> wanted = numbers(table, predicate);
            return found.equals(wanted)
                    ? Optional.empty()
                    : Optional.of("the function table gives the numbers " + found + "\nbut not " + wanted);
        } catch (RuntimeException | Error e) {
            return Optional.of(trace(e));
        }
    }

    private static Optional<String> statementDifference(
            Catalog catalog, RandomTable table, Predicate predicate, String condition, Random random) {
        String[] tables = {"m." + StoredTable.NAME, "m.computed()"};
        String one = tables[random.nextInt(2)];
        String other = tables[random.nextInt(2)];
        String statement = Statements.of(condition, one, other, random.nextInt(Statements.FORMS));
        try {
            List<String> found;
            try (Stream<Row> rows = catalog.sql(statement).stream()) {
                found = rows.map(row -> String.valueOf(row.get(0))).sorted().toList();
            }
            List<String> wanted = numbers(table, predicate);
            return found.equals(wanted)
                    ? Optional.empty()
                    : Optional.of(statement + "\ngives the numbers " + found + "\nbut not " + wanted);
        } catch (RuntimeException | Error e) {
            return Optional.of(statement + "\n" + trace(e));
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static Optional<String> difference(Catalog catalog, RandomTable table, Predicate predicate, Random random) {
        PlainEvaluation evaluation = new PlainEvaluation(table.columns());
        List<List<@Nullable Object>> expected = table.rows().stream()
                .filter(row -> Boolean.TRUE.equals(evaluation.holds(predicate, row)))
                .toList();
        try {
            var scan = catalog.table("m." + StoredTable.NAME).where(t -> predicate);
            List<String> wanted = expected.stream()
                    .map(row ->
                            row.stream().map(StoredTable::canonical).toList().toString())
                    .sorted()
                    .toList();
            List<String> found;
            try (Stream<Row> rows = scan.stream()) {
                found = rows.map(FilterPropertyTest::text).sorted().toList();
            }
            if (!found.equals(wanted)) {
                return Optional.of("gives  " + found + "\nbut not " + wanted);
            }
            if (scan.count() != expected.size()) {
                return Optional.of("counts " + scan.count() + ", but not " + expected.size());
            }
            int most = random.nextInt(5);
            AnyColumn number = new AnyColumn("n");
            List<AnyColumn> selected = new ArrayList<>(List.of(number));
            selected.add(
                    random.nextInt(2),
                    new AnyColumn(table.columns()
                            .get(random.nextInt(table.columns().size()))
                            .name()));
            List<String> numbers;
            try (Stream<Row> rows = scan.select(t -> selected).limit(most).stream()) {
                numbers =
                        rows.map(row -> String.valueOf(row.get("n"))).distinct().toList();
            }
            List<String> all = expected.stream()
                    .map(row -> String.valueOf(row.get(table.columns()
                            .indexOf(table.columns().stream()
                                    .filter(column -> column.name().equals("n"))
                                    .findFirst()
                                    .orElseThrow()))))
                    .toList();
            if (numbers.size() != Math.min(most, expected.size()) || !all.containsAll(numbers)) {
                return Optional.of("limited to " + most + " gives the numbers " + numbers + " of " + all);
            }
            if (scan.limit(most).count() != numbers.size()) {
                return Optional.of(
                        "limited to " + most + " counts " + scan.limit(most).count());
            }
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(trace(e));
        }
    }

    private static String text(Row row) {
        return row.values().stream().map(StoredTable::canonical).toList().toString();
    }

    /** Drops rows and parts of the predicate as long as it goes on failing. */
    private Failure smallest(Failure failure, long seed) throws IOException, SQLException {
        Failure least = failure;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Failure candidate : candidates(least)) {
                Optional<Failure> failed = failure(candidate.table(), List.of(candidate.predicate()), seed);
                if (failed.isPresent()) {
                    least = failed.get();
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    private static List<Failure> candidates(Failure failure) {
        List<Failure> candidates = new ArrayList<>();
        for (Predicate part : parts(failure.predicate())) {
            candidates.add(new Failure(failure.table(), part, ""));
        }
        List<List<@Nullable Object>> rows = failure.table().rows();
        for (int size = rows.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from + size <= rows.size(); from += size) {
                List<List<@Nullable Object>> fewer = new ArrayList<>(rows);
                fewer.subList(from, from + size).clear();
                candidates.add(new Failure(failure.table().with(fewer), failure.predicate(), ""));
            }
        }
        return candidates;
    }

    private static List<Predicate> parts(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.parts();
        }
        if (predicate instanceof Predicate.Or or) {
            return or.parts();
        }
        if (predicate instanceof Predicate.Not not) {
            return List.of(not.part());
        }
        Predicate.Test test = (Predicate.Test) predicate;
        List<Predicate> fewer = new ArrayList<>();
        boolean many = switch (test.operator()) {
            case IN, NOT_IN, INCLUDES_ANY, INCLUDES_ALL -> true;
            default -> false;
        };
        for (int i = 0; many && i < test.values().size(); i++) {
            List<Object> values = new ArrayList<>(test.values());
            values.remove(i);
            fewer.add(new Predicate.Test(test.column(), test.operator(), values));
        }
        return fewer;
    }
}
