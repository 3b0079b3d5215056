package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java type as the model spells it, {@code java.util.Map<java.lang.String, int[]>}, taken apart.
 *
 * @param name full name without type arguments
 * @param arguments type arguments
 */
record JavaType(String name, List<JavaType> arguments) {

    JavaType {
        arguments = List.copyOf(arguments);
    }

    static JavaType parse(String text) {
        int open = text.indexOf('<');
        if (open < 0) {
            return new JavaType(text.strip(), List.of());
        }
        List<JavaType> arguments = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        for (int i = start; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (depth == 0 && (letter == ',' || letter == '>')) {
                arguments.add(parse(text.substring(start, i)));
                start = i + 1;
            } else if (letter == '<') {
                depth++;
            } else if (letter == '>') {
                depth--;
            }
        }
        return new JavaType(text.substring(0, open).strip(), arguments);
    }

    boolean array() {
        return name.endsWith("[]");
    }

    /** The class of a binary name: {@code lake.Outer$Trips}. */
    static ClassName className(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
        String simple = binaryName.substring(dot + 1);
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < simple.length() - 1; i++) {
            if (simple.charAt(i) == '$' && i > start) {
                names.add(simple.substring(start, i));
                start = i + 1;
            }
        }
        names.add(simple.substring(start));
        return ClassName.get(
                packageName, names.get(0), names.subList(1, names.size()).toArray(new String[0]));
    }
}
