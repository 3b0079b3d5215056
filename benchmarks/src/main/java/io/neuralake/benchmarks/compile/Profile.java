package io.neuralake.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Samples of a compile, by what the compiler's thread was doing. */
final class Profile {

    /**
     * What a sample is counted as: the first of these parts of which a frame is on the stack.
     *
     * @param title what the report says
     * @param frames starts of qualified method names
     */
    private record Part(String title, List<String> frames) {

        Part(String title, String... frames) {
            this(title, List.of(frames));
        }
    }

    private static final String JAVAC = "com.sun.tools.javac.";

    private static final List<Part> OURS = List.of(
            new Part(
                    "javac makes files for us: does the class exist, was the file opened before",
                    JAVAC + "processing.JavacFiler"),
            new Part("accessors are written", "io.neuralake.processor.accessor.AccessorEmitter"),
            new Part("classes of databases are written", "io.neuralake.processor.CatalogClasses"),
            new Part(
                    "catalog.json, roapi.yml and openapi.json are written",
                    "io.neuralake.processor.CatalogProcessor.finish"),
            new Part(
                    "fragments are written",
                    "io.neuralake.processor.FilerSink.writeResource",
                    "io.neuralake.catalog.manifest"),
            new Part("declarations are read", "io.neuralake.processor.Tables"),
            new Part("rules are checked", "io.neuralake.processor.check", "io.neuralake.catalog.check"),
            new Part("the rest of the processors", "io.neuralake."));

    private static final List<Part> COMPILER = List.of(
            new Part("javac parses", JAVAC + "main.JavaCompiler.parse"),
            new Part(
                    "javac enters sources again in later rounds",
                    JAVAC + "processing.JavacProcessingEnvironment$Round."),
            new Part("javac enters sources", JAVAC + "main.JavaCompiler.enter"),
            new Part("javac attributes", JAVAC + "main.JavaCompiler.attribute"),
            new Part("javac analyses flow", JAVAC + "main.JavaCompiler.flow"),
            new Part("javac lowers", JAVAC + "main.JavaCompiler.desugar"),
            new Part("javac writes classes", JAVAC + "main.JavaCompiler.generate"),
            new Part("the rest of javac", JAVAC, "com.sun.source."));

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int all;

    private Profile() {}

    static Profile of(Path recording) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    profile.add(event);
                }
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<String> stack = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            stack.add(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
        }
        boolean ours = stack.stream().anyMatch(frame -> frame.startsWith("io.neuralake.processor."));
        first(ours ? OURS : COMPILER, stack).ifPresent(title -> {
            counts.merge(title, 1, Integer::sum);
            all++;
        });
    }

    private static Optional<String> first(List<Part> parts, List<String> stack) {
        for (Part part : parts) {
            for (String start : part.frames()) {
                if (stack.stream().anyMatch(frame -> frame.startsWith(start))) {
                    return Optional.of(part.title());
                }
            }
        }
        return Optional.empty();
    }

    String text() {
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Collections.reverseOrder(Map.Entry.comparingByValue()));
        StringBuilder text = new StringBuilder("| part | share |\n|---|---:|\n");
        for (Map.Entry<String, Integer> entry : sorted) {
            text.append(
                    String.format(Locale.ROOT, "| %s | %.0f %% |%n", entry.getKey(), 100.0 * entry.getValue() / all));
        }
        return text.toString();
    }
}
