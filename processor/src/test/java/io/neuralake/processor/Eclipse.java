package io.neuralake.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What ECJ says of sources.
 *
 * @param diagnostics in the order in which it said them
 * @param output what it printed besides
 */
record Eclipse(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {

    /** Compiles sources by their paths, with both processors. */
    static Eclipse compile(Map<String, String> sources, List<String> options) {
        return compile(sources, options, true);
    }

    static Eclipse compile(Map<String, String> sources, List<String> options, boolean processors) {
        return compile(
                sources,
                options,
                processors ? List.of(new CatalogProcessor(), new TableProcessor()) : List.<Processor>of());
    }

    /** Compiles sources with certain processors. */
    static Eclipse compile(Map<String, String> sources, List<String> options, List<Processor> processors) {
        try {
            Path folder = Files.createTempDirectory("eclipse");
            try {
                return compile(folder, sources, options, processors);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Eclipse compile(
            Path folder, Map<String, String> sources, List<String> options, List<Processor> processors)
            throws IOException {
        EclipseCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        String out = Files.createDirectory(folder.resolve("out")).toString();
        List<String> all = new ArrayList<>(List.of("-encoding", "UTF-8", "-d", out, "-s", out));
        all.addAll(List.of("-classpath", System.getProperty("java.class.path"), "-info:none"));
        all.addAll(options);
        if (!options.contains("--release")) {
            all.addAll(List.of("--release", "17"));
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            if (processors.isEmpty()) {
                all.add("-proc:none");
            }
            var task = compiler.getTask(
                    output, manager, diagnostics, all, null, manager.getJavaFileObjectsFromPaths(files));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
        }
        return new Eclipse(diagnostics.getDiagnostics(), output.toString());
    }

    List<Diagnostic<? extends JavaFileObject>> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
