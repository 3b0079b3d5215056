package io.neuralake.interop.gradle;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a build did.
 *
 * @param log what Gradle said of the compile, at {@code --info}
 * @param written classes, generated sources and resources that it wrote or wrote again
 * @param outputs all of them that are there after it, with their bytes as Latin-1
 * @param clean the same after a clean build of the same sources
 */
record GradleBuild(String log, Set<String> written, Map<String, String> outputs, Map<String, String> clean) {

    GradleBuild {
        written = new TreeSet<>(written);
        outputs = new TreeMap<>(outputs);
        clean = new TreeMap<>(clean);
    }

    String text(String name) {
        return outputs.getOrDefault(name, "no " + name);
    }
}
