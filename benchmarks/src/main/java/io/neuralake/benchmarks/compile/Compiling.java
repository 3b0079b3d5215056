package io.neuralake.benchmarks.compile;

import io.neuralake.benchmarks.run.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Measures compiles with and without each processor in turn, several times over, and gives the report. */
public final class Compiling {

    private static final List<Integer> SIZES = List.of(100, 1_000, 5_000, 10_000);

    /** More types than this are compiled with our processor and the fastest of the others only. */
    private static final int FOR_ALL = 5_000;

    private static final Set<Contestant> LARGEST = Set.of(Contestant.NEURALAKE, Contestant.AUTO_VALUE);

    private static final int WARM_TYPES = 1_000;
    private static final int WARM_COMPILES = 6;
    private static final int WARM_UP = 3;

    /** Compiles of more types than this, and warm ones, are slow and vary little: a third of the rounds has them. */
    private static final int EVERY_ROUND = 1_000;

    private static final int RARELY = 3;

    private static final int SMALL_HEAP_TYPES = 5_000;
    private static final String SMALL_HEAP = "-Xmx384m";

    private static final int PUBLISHED = 10_000;
    private static final int MODULES = 20;
    private static final int PROFILED = 1_000;

    private final JavacProcesses processes;
    private final List<Contestant> contestants;
    private final int largest;
    private final PrintStream progress;
    private final Costs costs = new Costs();

    private Compiling(Path cache, String skipped, int largest, PrintStream progress) {
        this.processes = new JavacProcesses(cache);
        this.contestants = Contestant.without(skipped);
        this.largest = largest;
        this.progress = progress;
    }

    /** Measures catalogs of up to so many tables, and gives the report. */
    public static String run(Path cache, int rounds, String skipped, int largest, PrintStream progress)
            throws IOException, InterruptedException {
        return new Compiling(cache, skipped, largest, progress).run(rounds);
    }

    private String run(int rounds) throws IOException, InterruptedException {
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int round = 0; round < rounds; round++) {
            boolean all = round % RARELY == 0;
            for (int types : sizes()) {
                for (Contestant contestant : contestants) {
                    if ((all || types <= EVERY_ROUND) && (types <= FOR_ALL || LARGEST.contains(contestant))) {
                        double load = Machine.load();
                        lowest = Math.min(lowest, load);
                        highest = Math.max(highest, load);
                        cold(contestant, types);
                    }
                }
            }
            if (all) {
                for (Contestant contestant : contestants) {
                    warm(contestant);
                }
            }
        }
        return String.format(
                        Locale.ROOT,
                        "Measured on %s: %s, two cores for each compile. Medians of %d rounds, of which every third has compiles of"
                                + " more than %,d types and warm ones; load between %.1f and %.1f (a compile is itself"
                                + " part of it).%n",
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.text(),
                        rounds,
                        EVERY_ROUND,
                        lowest,
                        highest)
                + costs.report(contestants, sizes(), warmTypes())
                + smallHeap()
                + publishing(rounds)
                + profile();
    }

    private List<Integer> sizes() {
        return SIZES.stream().filter(types -> types <= largest).toList();
    }

    private int warmTypes() {
        return Math.min(WARM_TYPES, largest);
    }

    private void cold(Contestant contestant, int types) throws IOException, InterruptedException {
        Compiled plain = processes.run(contestant, types, false, 1, List.of()).orElseThrow();
        Optional<Compiled> processed = processes.run(contestant, types, true, 1, List.of());
        if (processed.isPresent()) {
            Cost cost = new Cost(
                    plain.walls().get(0),
                    processed.get().walls().get(0),
                    plain.processors().get(0),
                    processed.get().processors().get(0),
                    plain.peak(),
                    processed.get().peak());
            costs.cold(contestant, types, cost);
            progress.println(contestant.title() + " " + types + ": " + cost.text(types));
        }
    }

    private void warm(Contestant contestant) throws IOException, InterruptedException {
        Compiled plain = processes
                .run(contestant, warmTypes(), false, WARM_COMPILES, List.of("-Xmx4g"))
                .orElseThrow();
        Compiled processed = processes
                .run(contestant, warmTypes(), true, WARM_COMPILES, List.of("-Xmx4g"))
                .orElseThrow();
        Cost cost = new Cost(
                settled(plain.walls()),
                settled(processed.walls()),
                settled(plain.processors()),
                settled(processed.processors()),
                plain.peak(),
                processed.peak());
        costs.warm(contestant, cost);
        progress.println(contestant.title() + " warm: " + cost.text(warmTypes()));
    }

    private static double settled(List<Double> numbers) {
        return Costs.median(numbers.subList(WARM_UP, numbers.size()));
    }

    private String smallHeap() throws IOException, InterruptedException {
        int types = Math.min(SMALL_HEAP_TYPES, largest);
        List<String> lines = new ArrayList<>();
        for (Contestant contestant : contestants) {
            if (!LARGEST.contains(contestant)) {
                continue;
            }
            Optional<Compiled> compiled = processes.run(contestant, types, true, 1, List.of(SMALL_HEAP));
            lines.add("| " + contestant.title() + " | "
                    + compiled.map(done -> String.format(
                                    Locale.ROOT, "%.1f s, %d MB", done.walls().get(0) / 1e9, done.peak() / 1024))
                            .orElse("out of memory")
                    + " |");
        }
        return String.format(
                Locale.ROOT,
                "%n### In a small heap%n%n%,d types with `%s`: time, and the most that the process had resident.%n%n| | |%n|---|---:|%n%s%n",
                types,
                SMALL_HEAP,
                String.join("\n", lines));
    }

    private String publishing(int rounds) throws IOException, InterruptedException {
        int tables = Math.min(PUBLISHED, largest);
        if (processes.run(Contestant.NEURALAKE, tables, true, 1, List.of()).isEmpty()) {
            throw new IOException("there is not enough memory to compile " + tables + " tables");
        }
        Modules modules = new Modules(processes.classes(Contestant.NEURALAKE, tables, true));
        Path jars = processes.cache().resolve("modules");
        return String.format(
                        Locale.ROOT,
                        "%n### Publishing%n%nWhat `neuralake:catalog` does with %,d tables, in a process of its own on all"
                                + " cores: time, and with `%s`.%n%n| | | %s |%n|---|---:|---:|%n",
                        tables,
                        SMALL_HEAP,
                        SMALL_HEAP)
                + published("a folder", modules.folder(), rounds)
                + published("one jar", modules.jars(jars, 1), rounds)
                + published(MODULES + " jars", modules.jars(jars, MODULES), rounds);
    }

    private String published(String what, String classPath, int rounds) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        List<Double> small = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            times.add(processes.publish(classPath, List.of()));
            small.add(processes.publish(classPath, List.of(SMALL_HEAP)));
        }
        return String.format(
                Locale.ROOT, "| %s | %.1f s | %.1f s |%n", what, Costs.median(times) / 1e9, Costs.median(small) / 1e9);
    }

    private String profile() throws IOException, InterruptedException {
        int types = Math.min(PROFILED, largest);
        Path recording = processes.cache().resolve("logs").resolve("compile.jfr");
        processes.run(
                Contestant.NEURALAKE,
                types,
                true,
                1,
                List.of(
                        "-Xlog:disable",
                        "-XX:FlightRecorderOptions=stackdepth=512",
                        "-XX:StartFlightRecording=settings=profile,filename=" + recording));
        return String.format(
                        Locale.ROOT,
                        "%n### Where the time goes%n%nA cold compile of %,d tables, by samples of the compiler's thread.%n%n",
                        types)
                + Profile.of(recording).text();
    }
}
