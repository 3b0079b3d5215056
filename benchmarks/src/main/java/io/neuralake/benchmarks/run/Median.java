package io.neuralake.benchmarks.run;

import java.util.Collection;

/** The middle of some numbers. */
final class Median {

    private Median() {}

    static double of(Collection<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
