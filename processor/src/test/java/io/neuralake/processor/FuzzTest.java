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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
 * Compiles broken sources: the processors never fail, never hang, and never take the place of what the compiler itself has to
 * say.
 *
 * <p>{@code -Dneuralake.fuzz=20000 -Dneuralake.fuzz.seed=7} asks for more; a failure names the seed of its source.
 */
final class FuzzTest {

    private static final int CASES = Integer.getInteger("neuralake.fuzz", 250);
    private static final long SEED = Long.getLong("neuralake.fuzz.seed", 0);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Headings under which javac counts what it has said already. */
    private static final String NOT_OF_ONE_PLACE = "compiler.err.warnings.and.werror";

    /** Classes of databases that catalogs pick, which are not there without processors. */
    private static final Pattern GENERATED = Pattern.compile("\\b(?:Bci|Mobility)Database\\b");

    @Test
    void brokenSourcesNeverBreakTheProcessors() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            assertThat(complaints(
                            CASES,
                            true,
                            (sources, options, processors) -> javac(javac, files, sources, options, processors)))
                    .isEmpty();
        }
    }

    /** ECJ goes on where javac stops, and says in an order of its own. It reads and writes files, so there are fewer. */
    @Test
    void brokenSourcesNeverBreakTheProcessorsInEclipse() throws IOException {
        assertThat(complaints(CASES / 5, false, FuzzTest::eclipse)).isEmpty();
    }

    private static List<String> complaints(int cases, boolean ordered, Run compiler) throws IOException {
        List<List<Source>> groups = groups();
        List<String> complaints = new ArrayList<>();
        long found = 0;
        for (long seed = SEED; seed < SEED + cases; seed++) {
            List<Source> sources = broken(groups, seed);
            String what = "seed " + seed;
            Outcome alone = patiently(compiler, sources, List.of("-proc:none"), false, what);
            Outcome with = patiently(compiler, sources, List.of("-Aneuralake.rules=lint=warning"), true, what);

            found += with.errors().stream()
                    .filter(error -> error.contains("[NL"))
                    .count();
            with.complaint(alone, ordered)
                    .ifPresent(complaint -> complaints.add(what + ": " + complaint + "\n  the compiler alone says "
                            + alone.errors() + "\n  and with processors " + with.errors() + with.output()));
        }
        assertThat(found).as("problems that the processors reported").isPositive();
        return complaints;
    }

    private static Outcome patiently(
            Run compiler, List<Source> sources, List<String> options, boolean processors, String what) {
        return assertTimeoutPreemptively(PATIENCE, () -> compiler.compile(sources, options, processors), what);
    }

    /** A compiler. */
    @FunctionalInterface
    private interface Run {

        Outcome compile(List<Source> sources, List<String> options, boolean processors);
    }

    private static Outcome javac(
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

    private static Outcome eclipse(List<Source> sources, List<String> options, boolean processors) {
        Map<String, String> texts = new TreeMap<>();
        for (Source source : sources) {
            texts.put(source.getName().substring(1), source.text);
        }
        Eclipse eclipse = Eclipse.compile(texts, options, processors);
        return new Outcome(eclipse.diagnostics(), eclipse.output());
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

    /** What the compiler said. */
    private record Outcome(List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {

        List<String> errors() {
            return diagnostics.stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .filter(diagnostic -> !NOT_OF_ONE_PLACE.equals(diagnostic.getCode()))
                    .filter(diagnostic -> !GENERATED
                            .matcher(diagnostic.getMessage(Locale.ROOT))
                            .find())
                    .map(diagnostic -> diagnostic.getLineNumber() + ": "
                            + diagnostic
                                    .getMessage(Locale.ROOT)
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                    .toList();
        }

        /** What is wrong with it, given what the compiler says without processors. */
        Optional<String> complaint(Outcome alone, boolean ordered) {
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
            if (ordered && known && errors().get(0).contains("[NL")) {
                return Optional.of("the compiler's error is not the first");
            }
            return alone.errors().isEmpty() || ours || known
                    ? Optional.empty()
                    : Optional.of("the compiler's error is another one");
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
