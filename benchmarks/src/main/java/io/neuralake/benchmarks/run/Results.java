package io.neuralake.benchmarks.run;

import io.neuralake.benchmarks.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The samples of a run, by cell and round. */
final class Results {

    /**
     * A cell of the table.
     *
     * @param contender who
     * @param workload what
     * @param rows how many rows the tables have
     */
    record Cell(Contender contender, Workload workload, long rows) {}

    private final Map<Cell, List<Sample>> samples = new LinkedHashMap<>();

    void add(Cell cell, Sample sample) {
        List<Sample> base =
                samples.getOrDefault(new Cell(Contender.BASE, cell.workload(), cell.rows()), List.of(sample));
        if (!sample.agrees(base.get(0))) {
            throw new IllegalStateException(cell.contender().name() + " answers " + sample + " where "
                    + Contender.BASE.name() + " answers " + base.get(0));
        }
        samples.computeIfAbsent(cell, none -> new ArrayList<>()).add(sample);
    }

    boolean has(Cell cell) {
        return samples.containsKey(cell);
    }

    /** Median of the rounds. */
    double median(Cell cell, ToDoubleFunction<Sample> number) {
        return Median.of(samples.getOrDefault(cell, List.of()).stream()
                .map(number::applyAsDouble)
                .toList());
    }

    /** Median of the ratios to another cell, each taken within one round. */
    double ratio(Cell cell, Cell base, ToDoubleFunction<Sample> number) {
        List<Sample> numerators = samples.getOrDefault(cell, List.of());
        List<Sample> denominators = samples.getOrDefault(base, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(numerators.size(), denominators.size()); i++) {
            ratios.add(number.applyAsDouble(numerators.get(i)) / number.applyAsDouble(denominators.get(i)));
        }
        return Median.of(ratios);
    }
}
