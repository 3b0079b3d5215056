package io.neuralake.catalog.check;

import java.util.regex.Pattern;

/** Names Java types in messages as authors write them. */
final class JavaTypes {

    private static final Pattern PACKAGE = Pattern.compile("\\b[a-z][A-Za-z0-9_]*\\.(?=[A-Za-z])");

    private JavaTypes() {}

    /** A type without its packages: {@code Map<String, Date>}. */
    static String simple(String type) {
        return PACKAGE.matcher(type).replaceAll("").replaceAll(",\\s*", ", ");
    }

    /** The name alone, without packages and type arguments: {@code Map}. */
    static String name(String type) {
        String simple = simple(type);
        int arguments = simple.indexOf('<');
        return arguments < 0 ? simple : simple.substring(0, arguments);
    }
}
