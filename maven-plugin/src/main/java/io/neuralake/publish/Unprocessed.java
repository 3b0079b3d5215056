package io.neuralake.publish;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.publish.read.ReadModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports table classes that javac compiled without our processor, which it does without a word since JDK 23 when the
 * processor is an ordinary dependency. Without this, their tables would be silently absent.
 */
final class Unprocessed {

    private static final int SHOWN = 5;

    private final String version;

    Unprocessed(String version) {
        this.version = version;
    }

    /**
     * One problem for all modules in which the processor did not run, one for all in which it missed a table, and one for each
     * jar in which classes of tables have other names than those that they were compiled with.
     */
    Stream<Problem> check(List<ReadModule> modules) {
        return Stream.concat(
                emittedNothing(modules.stream()
                        .filter(module -> relocated(module).isEmpty())
                        .toList()),
                modules.stream().flatMap(module -> relocated(module).stream()));
    }

    /** A jar has the fragment of a class that is not there, and a class of that simple name without one. */
    private static Optional<Problem> relocated(ReadModule module) {
        for (String compiled : module.moved()) {
            for (String found : module.absent()) {
                if (simple(compiled).equals(simple(found))) {
                    return Optional.of(new Problem(
                            Rule.NL0901,
                            origin(found),
                            "'" + found + "' in " + module.module().label() + " was compiled as '" + compiled
                                    + "': its package was relocated when the jar was made, and what the compiler emitted for it names the old one",
                            "leave packages of tables out of the relocation: <exclude>" + inPackage(compiled)
                                    + "**</exclude> in Maven Shade, exclude(\"" + inPackage(compiled)
                                    + "**\") in Gradle Shadow"));
                }
            }
        }
        return Optional.empty();
    }

    private static String inPackage(String declaration) {
        return declaration.substring(
                0, declaration.length() - simple(declaration).length());
    }

    private static String simple(String declaration) {
        int method = declaration.indexOf('#');
        int dot = method < 0 ? declaration.lastIndexOf('.') : declaration.lastIndexOf('.', method);
        return declaration.substring(dot + 1);
    }

    private Stream<Problem> emittedNothing(List<ReadModule> modules) {
        List<ReadModule> incomplete =
                modules.stream().filter(module -> !module.absent().isEmpty()).toList();
        List<ReadModule> without = incomplete.stream()
                .filter(module -> module.absent().equals(module.declared()))
                .toList();
        List<ReadModule> partly =
                incomplete.stream().filter(module -> !without.contains(module)).toList();
        return Stream.concat(
                report(without, "javac ran without Neuralake's processor in ", cure()),
                report(
                        partly,
                        "the last compile emitted only a part of ",
                        "compile all of it again: mvn clean compile"));
    }

    private static Stream<Problem> report(List<ReadModule> modules, String what, String fix) {
        if (modules.isEmpty()) {
            return Stream.empty();
        }
        List<String> tables =
                modules.stream().flatMap(module -> module.absent().stream()).toList();
        String message = what + list(modules, module -> module.module().label()) + ": no fragment for "
                + list(tables, name -> name);
        return Stream.of(new Problem(Rule.NL0901, origin(tables.get(0)), message, fix));
    }

    private static Origin origin(String declaration) {
        int method = declaration.indexOf('#');
        return method < 0
                ? Origin.of(declaration)
                : Origin.of(declaration.substring(0, method)).member(declaration.substring(method + 1));
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        String shown = items.stream().limit(SHOWN).map(text).collect(Collectors.joining(", "));
        return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
    }

    /** What to type, whole: whoever meets this knows nothing of processors. */
    private String cure() {
        String cure = """
                name the processor in pom.xml, then compile again: mvn clean compile
                    <plugin>
                      <groupId>org.apache.maven.plugins</groupId>
                      <artifactId>maven-compiler-plugin</artifactId>
                      <configuration>
                        <annotationProcessorPaths>
                          <path>
                            <groupId>io.neuralake</groupId>
                            <artifactId>neuralake-processor</artifactId>
                            <version>%VERSION%</version>
                          </path>
                        </annotationProcessorPaths>
                      </configuration>
                    </plugin>
                  JDK 23 and newer do not run a processor that is an ordinary dependency. To keep it there, set
                  <proc>full</proc> in that <configuration> instead; for javac itself: -proc:full""";
        return cure.replace("%VERSION%", version);
    }
}
