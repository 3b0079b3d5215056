package io.neuralake.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Outcome of compiling sources with both processors. */
record Compiled(Compilation compilation) {

    /** All warnings are errors; the sources have annotations of their own, which nobody claims. */
    private static final List<String> STRICT =
            List.of("--release", "17", "-Xlint:all,-processing,-options", "-Xdoclint:all/protected", "-Werror");

    /** Compiles with all warnings as errors. */
    static Compiled strictly(List<JavaFileObject> sources) {
        return of(STRICT, sources);
    }

    static Compiled of(List<String> options, List<JavaFileObject> sources) {
        return new Compiled(Compiler.javac()
                .withOptions(options)
                .withProcessors(new CatalogProcessor(), new TableProcessor())
                .compile(sources));
    }

    static Compiled of(JavaFileObject... sources) {
        return of(List.of("--release", "17"), List.of(sources));
    }

    void succeeded() {
        assertThat(compilation).succeededWithoutWarnings();
    }

    /** Generated sources and resources by path. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.toUri().getPath();
            for (StandardLocation location : List.of(StandardLocation.SOURCE_OUTPUT, StandardLocation.CLASS_OUTPUT)) {
                String root = "/" + location + "/";
                if (path.startsWith(root) && file.getKind() != JavaFileObject.Kind.CLASS) {
                    files.put(path.substring(root.length()), text(file));
                }
            }
        }
        return files;
    }

    private static String text(JavaFileObject file) {
        try {
            return new String(file.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors as {@code Trips.java:6:21 [NL0201] table 'trips' has no column 'citi'}: first lines only. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
            String name = error.getSource() == null ? "?" : error.getSource().getName();
            errors.add(name.substring(name.lastIndexOf('/') + 1) + ":" + error.getLineNumber() + ":"
                    + error.getColumnNumber() + " "
                    + error.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
        }
        return errors;
    }
}
