package io.neuralake.benchmarks.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The costs of all rounds, and the report of them. */
final class Costs {

    private final Map<Contestant, Map<Integer, List<Cost>>> cold = new EnumMap<>(Contestant.class);
    private final Map<Contestant, List<Cost>> warm = new EnumMap<>(Contestant.class);

    void cold(Contestant contestant, int types, Cost cost) {
        cold.computeIfAbsent(contestant, none -> new HashMap<>())
                .computeIfAbsent(types, none -> new ArrayList<>())
                .add(cost);
    }

    void warm(Contestant contestant, Cost cost) {
        warm.computeIfAbsent(contestant, none -> new ArrayList<>()).add(cost);
    }

    String report(List<Contestant> contestants, List<Integer> sizes, int warmTypes) {
        StringBuilder text = new StringBuilder();
        heading(
                text,
                "Added by a processor",
                "Milliseconds for each type, time and in brackets processor time of all threads: compiles with the"
                        + " processor less compiles of the same sources with `-proc:none`. Each is a fresh process, except"
                        + " for the last column: the same process compiles again and again.");
        table(text, contestants, sizes, warmTypes, (costs, ours, types) -> {
            double wall = median(costs, Cost::addedWall) / types / 1e6;
            double processor = median(costs, Cost::addedProcessor) / types / 1e6;
            return String.format(Locale.ROOT, "%.2f (%.2f)", wall, processor);
        });
        heading(
                text,
                "Beside ours",
                "Time that is added, as a multiple of what our processor adds, and in brackets the"
                        + " whole compile with the processor as a multiple of the compile without it.");
        table(text, contestants, sizes, warmTypes, (costs, ours, types) -> {
            double whole = median(costs, Cost::wall) / median(costs, Cost::plainWall);
            double times = median(costs, Cost::addedWall) / median(ours, Cost::addedWall);
            return String.format(Locale.ROOT, "%.1f (%.1f)", times, whole);
        });
        heading(
                text,
                "Peak memory",
                "Megabytes that the process had resident at most, without and with the processor.");
        table(
                text,
                contestants,
                sizes,
                warmTypes,
                (costs, ours, types) -> String.format(
                        Locale.ROOT,
                        "%.0f → %.0f",
                        median(costs, Cost::plainPeak) / 1024,
                        median(costs, Cost::peak) / 1024));
        return text.toString();
    }

    /** What a cell of a table shows. */
    private interface Cell {
        String show(List<Cost> costs, List<Cost> ours, int types);
    }

    private void table(
            StringBuilder text, List<Contestant> contestants, List<Integer> sizes, int warmTypes, Cell cell) {
        text.append("| |");
        sizes.forEach(types -> text.append(String.format(Locale.ROOT, " %,d |", types)));
        text.append(String.format(Locale.ROOT, " %,d, warm |%n|---|", warmTypes));
        text.append("---:|".repeat(sizes.size() + 1)).append('\n');
        for (Contestant contestant : contestants) {
            text.append("| ").append(contestant.title()).append(" |");
            for (int types : sizes) {
                text.append(shown(cold(contestant, types), cold(Contestant.NEURALAKE, types), types, cell));
            }
            text.append(shown(warm(contestant), warm(Contestant.NEURALAKE), warmTypes, cell))
                    .append('\n');
        }
    }

    private static String shown(List<Cost> costs, List<Cost> ours, int types, Cell cell) {
        return " " + (costs.isEmpty() || ours.isEmpty() ? "–" : cell.show(costs, ours, types)) + " |";
    }

    private List<Cost> cold(Contestant contestant, int types) {
        return cold.getOrDefault(contestant, Map.of()).getOrDefault(types, List.of());
    }

    private List<Cost> warm(Contestant contestant) {
        return warm.getOrDefault(contestant, List.of());
    }

    private static void heading(StringBuilder text, String title, String explanation) {
        text.append("\n### ").append(title).append("\n\n").append(explanation).append("\n\n");
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> number) {
        return median(costs.stream().map(number::applyAsDouble).toList());
    }

    static double median(Collection<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
