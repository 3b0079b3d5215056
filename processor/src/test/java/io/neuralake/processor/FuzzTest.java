package io.neuralake.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Compiles broken sources: the processors never fail, never hang, and never take the place of what javac itself has to say.
 *
 * <p>{@code -Dneuralake.fuzz=20000 -Dneuralake.fuzz.seed=7} asks for more; a failure names the seed of its source.
 */
final class FuzzTest {

    private static final int CASES = Integer.getInteger("neuralake.fuzz", 250);
    private static final long SEED = Long.getLong("neuralake.fuzz.seed", 0);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Headings under which javac counts what it has said already. */
    private static final Set<String> NOT_OF_ONE_PLACE = Set.of("compiler.err.warnings.and.werror");

    @Test
    void brokenSourcesNeverBreakTheProcessors() throws IOException {
        List<List<Source>> groups = groups();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> complaints = new ArrayList<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            for (long seed = SEED; seed < SEED + CASES; seed++) {
                List<Source> sources = broken(groups, seed);
                String what = "seed " + seed;
                Outcome alone = compile(javac, files, sources, List.of("-proc:none"), false, what);
                Outcome with = compile(javac, files, sources, List.of("-Aneuralake.rules=lint=warning"), true, what);

                with.complaint(alone)
                        .ifPresent(complaint -> complaints.add(what + ": " + complaint + "\n  javac alone says "
                                + alone.errors() + "\n  and with processors " + with.errors() + with.output()));
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static Outcome compile(
            JavaCompiler javac,
            StandardJavaFileManager files,
            List<Source> sources,
            List<String> options,
            boolean processors,
            String what) {
        return assertTimeoutPreemptively(PATIENCE, () -> run(javac, files, sources, options, processors), what);
    }

    private static Outcome run(
            JavaCompiler javac,
            StandardJavaFileManager files,
            List<Source> sources,
            List<String> options,
            boolean processors) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--release", "17", "-Xmaxerrs", "1000"));
        all.addAll(options);
        JavaCompiler.CompilationTask task = javac.getTask(output, new InMemory(files), diagnostics, all, null, sources);
        if (processors) {
            task.setProcessors(List.of(new CatalogProcessor(), new TableProcessor()));
        }
        task.call();
        return new Outcome(diagnostics.getDiagnostics(), output.toString());
    }

    /** Examples of the tests and of the rules' pages. */
    private static List<List<Source>> groups() throws IOException {
        List<List<Source>> groups = new ArrayList<>();
        try (Stream<Path> cases = Files.list(Path.of("src", "test", "resources", "cases"))) {
            for (Path folder : cases.sorted().toList()) {
                List<Source> group = new ArrayList<>();
                try (Stream<Path> paths = Files.walk(folder)) {
                    for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                        group.add(new Source(folder.relativize(path).toString(), Files.readString(path)));
                    }
                }
                groups.add(group);
            }
        }
        try (Stream<Path> pages = Files.list(Path.of("..", "docs", "rules"))) {
            for (Path page : pages.sorted().toList()) {
                String text = Files.readString(page);
                int start = text.indexOf("```java good\n");
                if (start >= 0) {
                    start += "```java good\n".length();
                    groups.add(List.of(
                            new Source("lake/Example.java", text.substring(start, text.indexOf("```", start)))));
                }
            }
        }
        return groups;
    }

    private static List<Source> broken(List<List<Source>> groups, long seed) {
        Random random = new Random(seed * 31 + 7);
        List<Source> sources = new ArrayList<>(groups.get(random.nextInt(groups.size())));
        if (random.nextInt(4) == 0) {
            sources.addAll(groups.get(random.nextInt(groups.size())));
        }
        int at = random.nextInt(sources.size());
        Source whole = sources.get(at);
        sources.set(at, new Source(whole.getName().substring(1), new Mutations(seed).apply(whole.text)));
        return sources;
    }

    /** What javac said. */
    private record Outcome(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {

        List<String> errors() {
            return diagnostics.stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .filter(diagnostic -> !NOT_OF_ONE_PLACE.contains(diagnostic.getCode()))
                    .map(diagnostic -> diagnostic.getLineNumber() + ": "
                            + diagnostic
                                    .getMessage(Locale.ROOT)
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                    .toList();
        }

        /** What is wrong with it, given what javac says without processors. */
        Optional<String> complaint(Outcome alone) {
            if (output.contains("uncaught exception") || output.contains("\tat ")) {
                return Optional.of("a processor failed");
            }
            if (errors().stream().anyMatch(error -> error.contains("[NL0904]"))) {
                return Optional.of("a processor failed and said so");
            }
            if (!alone.errors().isEmpty() && errors().isEmpty()) {
                return Optional.of("the error is gone");
            }
            boolean ours = errors().stream().anyMatch(error -> error.contains("[NL"));
            boolean known = errors().stream().anyMatch(alone.errors()::contains);
            if (known && errors().get(0).contains("[NL")) {
                return Optional.of("javac's error is not the first");
            }
            return alone.errors().isEmpty() || ours || known
                    ? Optional.empty()
                    : Optional.of("javac's error is another one");
        }
    }

    private static URI uri(String path) {
        try {
            return new URI("mem", null, "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(uri(path.replace('\\', '/')), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Written extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String name, Kind kind) {
            super(uri("out/" + name + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            throw new NoSuchFileException("nothing was compiled before");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** Keeps what is generated in memory, and nothing of it for the next compile. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Written(className.replace('.', '/'), kind);
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String relativeName, FileObject sibling) {
            return new Written(relativeName, JavaFileObject.Kind.OTHER);
        }

        @Override
        public boolean isSameFile(FileObject a, FileObject b) {
            return a.toUri().equals(b.toUri());
        }

        @Override
        public void close() {
            // The files are used for the next compile too.
        }
    }
}
