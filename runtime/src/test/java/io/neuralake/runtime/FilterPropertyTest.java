package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.fail;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.AnyColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operator gives the same rows on every layout, namely those of {@link PlainEvaluation}.
 *
 * <p>{@code -Dfilter.tables=2000} tries so many random tables, {@code -Dfilter.seed=…} begins with another one; each has
 * {@link #PREDICATES} predicates. A failure is made small before it is reported.
 */
final class FilterPropertyTest {

    private static final int PREDICATES = 25;

    @TempDir
    private Path directory;

    private int written;

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
                        declared)) {
            for (Predicate predicate : predicates) {
                Optional<String> difference = difference(catalog, table, predicate, new Random(seed));
                if (difference.isPresent()) {
                    return Optional.of(new Failure(table, predicate, difference.get()));
                }
            }
            return Optional.empty();
        }
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
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return Optional.of(trace.toString());
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
