package io.neuralake.benchmarks.planning;

import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.data.ManyFiles;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.runtime.condition.Condition;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.delta.DeltaPlanner;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.storage.LocalObjectStore;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The process that measures planning: {@code Planning <table of many files> <empty directory>}.
 *
 * <p>It works on a copy of the log, because it adds commits. It prints nanoseconds, a line for each plan: {@code first} is the
 * process's first plan, with everything still to be loaded, Java's classes too; {@code cold} a new planner's first;
 * {@code partition} and {@code range} those of a planner that knows the table, by partition values and by statistics; and
 * {@code commit} the first after a new commit.
 */
public final class Planning {

    private static final int RUNS = 21;

    private final Table table;
    private final Path root;
    private final LocalObjectStore store = new LocalObjectStore();
    private final Place place;

    private Planning(Table table, Path root) {
        this.table = table;
        this.root = root;
        this.place = store.place(root.toString());
    }

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        Path copy = Path.of(arguments[1]);
        Path log = Path.of(arguments[0]).resolve("_delta_log");
        Files.createDirectories(copy.resolve("_delta_log"));
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        copy.resolve("_delta_log").resolve(file.getFileName().toString()));
            }
        }
        new Planning(declared(), copy).run();
    }

    private static Table declared() throws IOException {
        try (InputStream manifest =
                Objects.requireNonNull(Planning.class.getClassLoader().getResourceAsStream(ManifestFormat.CATALOG))) {
            return ManifestReader.manifest(new String(manifest.readAllBytes(), StandardCharsets.UTF_8))
                    .tables()
                    .filter(table -> table.name().equals("planned"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void run() throws IOException {
        Condition partition = new Condition.All(List.of(
                compare("implant_id", Scalar.INT32, true, Operator.EQ, 5L),
                compare("date", Scalar.DATE, true, Operator.EQ, Lake.FIRST_DAY)));
        Condition range = new Condition.All(List.of(
                compare("seq", Scalar.INT64, false, Operator.GE, 5_000_000L),
                compare("seq", Scalar.INT64, false, Operator.LT, 5_002_000L)));
        DeltaPlanner planner = new DeltaPlanner(store);
        List<Integer> sizes = new ArrayList<>();
        sizes.add(plan("first", planner, partition).files().size());
        for (int i = 0; i < RUNS; i++) {
            plan("cold", new DeltaPlanner(store), partition);
        }
        for (int i = 0; i < RUNS; i++) {
            plan("partition", planner, partition);
            sizes.add(plan("range", planner, range).files().size());
        }
        for (int i = 1; i <= RUNS; i++) {
            ManyFiles.append(root, i);
            ScanPlan plan = plan("commit", planner, partition);
            if (plan.version().orElseThrow() != i || plan.files().size() != sizes.get(0) + i) {
                throw new IllegalStateException("the plan misses commit " + i);
            }
        }
        System.out.println("files " + sizes.get(0) + " " + sizes.get(1));
    }

    private ScanPlan plan(String name, DeltaPlanner planner, Condition condition) {
        long start = System.nanoTime();
        ScanPlan plan = planner.plan(new TableRequest(table, table.columns(), condition, OptionalLong.empty()), place);
        System.out.println(name + " " + (System.nanoTime() - start));
        return plan;
    }

    private static Condition compare(String name, ColumnType type, boolean partition, Operator operator, Object value) {
        return new Condition.Compare(new Field(List.of(name), type, partition), operator, new Value(type, value));
    }
}
