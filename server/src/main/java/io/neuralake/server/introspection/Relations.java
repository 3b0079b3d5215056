package io.neuralake.server.introspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The relations and functions that a query about system catalogs may name. */
final class Relations {

    private static final Pattern MACRO = Pattern.compile("CREATE MACRO pgc\\.([a-z_]+)\\(");

    private final List<String> definitions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> functions = new HashSet<>();

    Relations() {
        for (String line : text("relations.txt").lines().toList()) {
            int colon = line.indexOf(':');
            names.add(line.substring(line.indexOf('.') + 1, colon));
            definitions.add("CREATE TABLE " + line.substring(0, colon) + " (" + line.substring(colon + 1) + ")");
        }
        Matcher macro = MACRO.matcher(text("functions.sql"));
        while (macro.find()) {
            functions.add(macro.group(1));
        }
        for (String line : text("functions.txt").lines().toList()) {
            functions.addAll(List.of(line.split(" ")));
        }
    }

    /** A file of the package. */
    static String text(String name) {
        try (InputStream file = Relations.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not beside " + Relations.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statements of a file; comments are lines. */
    static List<String> statements(String name) {
        List<String> statements = new ArrayList<>();
        String text = text(name).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (String statement : text.split(";\n|;$", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    /** Statements that make the relations, without rows. */
    List<String> definitions() {
        return List.copyOf(definitions);
    }

    /** Whether there is a relation of that name. */
    boolean relation(String name) {
        return names.contains(name);
    }

    /** Whether a function may be called. */
    boolean function(String name) {
        return functions.contains(name);
    }
}
