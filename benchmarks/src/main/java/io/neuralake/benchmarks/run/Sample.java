package io.neuralake.benchmarks.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one process measured.
 *
 * @param wall median time of a run, in nanoseconds
 * @param processor processor time of a run, in nanoseconds
 * @param peak most memory that the process had, in kilobytes
 * @param rows rows of the answer
 * @param sum what the answer adds up to
 */
record Sample(double wall, long processor, long peak, long rows, long sum) {

    /** Reads what the process printed. */
    static Sample read(List<String> lines) {
        List<Double> walls = new ArrayList<>();
        Map<String, Long> numbers = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("wall")) {
                walls.add(Double.valueOf(words[1]));
            } else {
                numbers.put(words[0], Long.valueOf(words[1]));
            }
        }
        return new Sample(
                Median.of(walls),
                number(numbers, "cpu"),
                number(numbers, "peak"),
                number(numbers, "rows"),
                number(numbers, "sum"));
    }

    private static long number(Map<String, Long> numbers, String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("the process did not print '" + name + "'");
        }
        return number;
    }

    boolean agrees(Sample other) {
        return rows == other.rows && sum == other.sum;
    }
}
