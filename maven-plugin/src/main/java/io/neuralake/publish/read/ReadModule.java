package io.neuralake.publish.read;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.merge.Module;
import java.util.List;

/**
 * What one entry of the class path adds to the catalog.
 *
 * @param module its tables that could be read, and what it says of their databases and of the catalog
 * @param problems what could not be read
 * @param declared its table declarations as the class files tell them: {@code lake.Trips}, or {@code lake.Feeds#live} for a
 *     function
 * @param absent those of them for which the compiler emitted nothing
 * @param moved what fragments of a jar declare whose class is not in it
 */
public record ReadModule(
        Module module, List<Problem> problems, List<String> declared, List<String> absent, List<String> moved) {

    /** Copies the lists. */
    public ReadModule {
        problems = List.copyOf(problems);
        declared = List.copyOf(declared);
        absent = List.copyOf(absent);
        moved = List.copyOf(moved);
    }
}
