package io.neuralake.interop.compilers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A compiler, run with the arguments of its command line.
 *
 * @param name what it is called in the names of tests
 * @param run runs it
 */
record CompilerUnderTest(String name, Function<List<String>, Outcome> run) {

    boolean eclipse() {
        return name.equals("ECJ");
    }

    /**
     * Arguments with which the compiler fails on any warning and says nothing else. The sources have an annotation of their
     * own, which no processor claims; the javac of NetBeans warns of its own class files, and
     * does not look at comments.
     */
    List<String> strict() {
        if (eclipse()) {
            return List.of("-failOnWarning", "-info:none");
        }
        List<String> strict = new ArrayList<>(List.of("-Xlint:all,-processing,-options,-classfile", "-Werror"));
        if (!name.endsWith("NetBeans")) {
            strict.add("-Xdoclint:all/protected");
        }
        if (!name.equals("javac 17")) {
            strict.add("-proc:full");
        }
        return strict;
    }

    Outcome compile(List<String> arguments) {
        return run.apply(arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
