package io.neuralake.interop.compilers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** The compilers that our users have: javac 17, 21 and 25 as far as they are at hand, and ECJ. */
final class Compilers {

    /** JDKs that we support; {@code JAVA_HOME_17} and so on name them. */
    private static final List<Integer> JDKS = List.of(17, 21, 25);

    /** The javac of JDK 21 as NetBeans publishes it, from the build. */
    private static final Path JAVAC_21 = Path.of("target", "javac21");

    /** What that javac itself needs of the JDK; without {@code jdk.compiler} among it, it finds its own classes. */
    private static final String ITS_MODULES = "java.base,java.logging,java.xml,jdk.zipfs";

    private Compilers() {}

    /** The compiler of the JDK that runs the test. */
    static CompilerUnderTest running() {
        return new CompilerUnderTest(name(feature()), Compilers::runTool);
    }

    private static int feature() {
        return Runtime.version().feature();
    }

    /** Every compiler that is at hand. */
    static List<CompilerUnderTest> all() {
        List<CompilerUnderTest> all = new ArrayList<>();
        all.add(running());
        for (int version : JDKS) {
            if (version != feature()) {
                home(version).ifPresent(home -> all.add(installed(version, home)));
            }
        }
        if (all.stream().noneMatch(compiler -> compiler.name().equals(name(21)))) {
            all.add(new CompilerUnderTest(name(21) + " of NetBeans", Compilers::runJavac21));
        }
        all.add(eclipse());
        return all;
    }

    /** The batch compiler of Eclipse, which is also the one of VS Code. */
    static CompilerUnderTest eclipse() {
        return new CompilerUnderTest("ECJ", Compilers::runEclipse);
    }

    private static String name(int version) {
        return "javac " + version;
    }

    static Optional<Path> home(int version) {
        return Optional.ofNullable(System.getenv("JAVA_HOME_" + version))
                .filter(home -> !home.isBlank())
                .map(Path::of);
    }

    private static CompilerUnderTest installed(int version, Path home) {
        return new CompilerUnderTest(
                name(version),
                arguments -> run(List.of(home.resolve("bin/javac").toString()), arguments));
    }

    private static Outcome runTool(List<String> arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, output, output, arguments.toArray(String[]::new));
        return new Outcome(status == 0, output.toString(UTF_8));
    }

    private static Outcome runEclipse(List<String> arguments) {
        StringWriter output = new StringWriter();
        boolean succeeded = BatchCompiler.compile(
                arguments.toArray(String[]::new), new PrintWriter(output), new PrintWriter(output), null);
        return new Outcome(succeeded, output.toString());
    }

    private static Outcome runJavac21(List<String> arguments) {
        try (Stream<Path> jars = Files.list(JAVAC_21)) {
            String classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--limit-modules",
                    ITS_MODULES,
                    "-cp",
                    classPath,
                    "com.sun.tools.javac.Main");
            return run(command, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome run(List<String> command, List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor() == 0, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
