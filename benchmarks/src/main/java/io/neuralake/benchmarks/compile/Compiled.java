package io.neuralake.benchmarks.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * What a measuring process printed.
 *
 * @param walls nanoseconds of each compile
 * @param processors nanoseconds of processor time of each compile, of all threads
 * @param peak most memory that the process had, in kilobytes
 */
record Compiled(List<Double> walls, List<Double> processors, long peak) {

    Compiled {
        walls = List.copyOf(walls);
        processors = List.copyOf(processors);
    }

    static Compiled read(List<String> lines) {
        List<Double> walls = new ArrayList<>();
        List<Double> processors = new ArrayList<>();
        long peak = 0;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "wall" -> walls.add(Double.valueOf(words[1]));
                case "cpu" -> processors.add(Double.valueOf(words[1]));
                case "peak" -> peak = Long.parseLong(words[1]);
                default -> {
                    // The JVM says something of its own when it records.
                }
            }
        }
        if (walls.isEmpty() || walls.size() != processors.size() || peak == 0) {
            throw new IllegalStateException("the process printed no measurement: " + lines);
        }
        return new Compiled(walls, processors, peak);
    }
}
