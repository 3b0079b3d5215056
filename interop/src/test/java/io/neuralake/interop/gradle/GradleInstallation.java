package io.neuralake.interop.gradle;

import io.neuralake.interop.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The Gradle that tests run.
 *
 * <p>{@code -Dinterop.gradle} names the home of an installation. Otherwise, where the environment has {@code CI=true} or
 * profile {@code gradle} is on, it is put together of jars that Maven fetched into {@code target/gradle}, and whatever goes
 * wrong fails the test; elsewhere the test is skipped.
 *
 * @param command what starts it
 * @param jdk home of the JDK that runs it
 */
record GradleInstallation(List<String> command, Path jdk) {

    /** What every project of these tests needs among its properties. */
    static final String PROPERTIES = """
            org.gradle.daemon.idletimeout=120000
            org.gradle.java.installations.auto-detect=false
            org.gradle.java.installations.auto-download=false
            org.gradle.jvmargs=-Xmx1g -XX:MaxMetaspaceSize=512m
            org.gradle.welcome=never
            """;

    private static final Path USER_HOME = Path.of("target", "gradle-user-home").toAbsolutePath();

    GradleInstallation {
        command = List.copyOf(command);
    }

    /** Runs Gradle in a project; what it prints. A build that fails is an {@link IllegalStateException} with that. */
    String run(Path project, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--console=plain", "--project-dir", project.toString()));
        all.addAll(List.of("--gradle-user-home", USER_HOME.toString(), "-Dorg.gradle.java.home=" + jdk));
        all.addAll(List.of(arguments));
        return Commands.run(all.toArray(String[]::new));
    }

    static GradleInstallation find() {
        String named = System.getProperty("interop.gradle", "");
        if (!named.isEmpty()) {
            return new GradleInstallation(
                    List.of(Path.of(named, "bin", "gradle").toString()), Path.of(System.getProperty("java.home")));
        }
        if (Files.isDirectory(GradleHome.FETCHED)) {
            return fetched();
        }
        String reason = "no Gradle: name an installation (-Dinterop.gradle=…), or have one fetched into target/"
                + " (-Pgradle or CI=true)";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason);
        }
        System.err.println("skipped, " + reason);
        return Assumptions.abort(reason);
    }

    private static GradleInstallation fetched() {
        Path jdk = jdk17();
        try {
            Path home = GradleHome.complete();
            List<String> command = new ArrayList<>();
            command.add(jdk.resolve("bin").resolve("java").toString());
            // A client that lives for seconds needs neither the best compiler nor collector.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
            command.add(home.resolve("lib")
                    .resolve(GradleHome.jar("gradle-launcher"))
                    .toString());
            command.add("org.gradle.launcher.GradleMain");
            return new GradleInstallation(command, jdk);
        } catch (IOException e) {
            throw new UncheckedIOException("putting Gradle together in target/", e);
        }
    }

    /** Gradle 7 does not run on JDKs newer than 19; what it compiles with is another matter. */
    private static Path jdk17() {
        if (Runtime.version().feature() == 17) {
            return Path.of(System.getProperty("java.home"));
        }
        String named = System.getenv().getOrDefault("JAVA_HOME_17", "");
        if (named.isEmpty()) {
            String reason = "Gradle " + GradleHome.VERSION
                    + " runs on JDK 17, and compiles with any: set JAVA_HOME_17 to the home of one";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            System.err.println("skipped, " + reason);
            Assumptions.abort(reason);
        }
        return Path.of(named);
    }
}
