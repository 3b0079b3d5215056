package io.neuralake.processor.accessor;

import io.neuralake.emitters.Artifact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text of a generated class that is ordinary enough to be written without JavaPoet, letter by letter as JavaPoet would.
 *
 * <p>JavaPoet goes over each class twice, and was 7 % of a compile of a thousand tables; loading it was 3 % of what is added to
 * a compile of a hundred.
 */
final class PlainSource {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final String packageName;
    private final String simpleName;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder(4096);

    /** The source of a class in a package that has a name. */
    PlainSource(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        this.packageName = qualifiedName.substring(0, dot);
        this.simpleName = qualifiedName.substring(dot + 1);
    }

    /** Whether a name can stand between quotes as it is. */
    static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter != '_' && (letter >= 128 || !Character.isLetterOrDigit(letter))) {
                return false;
            }
        }
        return true;
    }

    /** Whether classes have simple names by which a source, marked or not, can tell them apart. */
    static boolean distinct(List<String> qualifiedNames) {
        Set<String> classes = new HashSet<>(qualifiedNames);
        classes.add(GENERATED);
        Set<String> names = new HashSet<>();
        for (String name : classes) {
            if (name.indexOf('$') >= 0 || !names.add(simple(name))) {
                return false;
            }
        }
        return true;
    }

    static String simple(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    PlainSource add(String text) {
        body.append(text);
        return this;
    }

    /** The name of a class in the source; it is imported, unless it is of the same package. */
    PlainSource type(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        if (dot != packageName.length() || !qualifiedName.startsWith(packageName)) {
            imports.add(qualifiedName);
        }
        body.append(qualifiedName, dot + 1, qualifiedName.length());
        return this;
    }

    /** The class's head up to its superclass. */
    PlainSource head(String javadoc, boolean marked, String generator) {
        add("/**\n * ").add(javadoc).add("\n */\n");
        if (marked) {
            add("@").type(GENERATED).add("(\"").add(generator).add("\")\n");
        }
        return add("public final class ").add(simpleName).add(" extends ");
    }

    /** A public constructor up to its body, which gets a catalog. */
    PlainSource constructor(String does) {
        return add("    /**\n     * ")
                .add(does)
                .add("\n     *\n     * @param catalog the catalog that holds it\n     */\n    public ")
                .add(simpleName)
                .add("(")
                .type("io.neuralake.runtime.Catalog")
                .add(" catalog) {\n");
    }

    /** A public method's comment and modifiers. */
    PlainSource method(String javadoc) {
        return add("    /**\n     * ").add(javadoc).add("\n     */\n    public ");
    }

    int length() {
        return body.length();
    }

    /** The whole; the body still lacks its last brace. */
    Artifact artifact() {
        StringBuilder text = new StringBuilder(body.length() + 1024)
                .append("package ")
                .append(packageName)
                .append(";\n\n");
        for (String name : imports) {
            text.append("import ").append(name).append(";\n");
        }
        if (!imports.isEmpty()) {
            text.append('\n');
        }
        text.append(body).append("}\n");
        return new Artifact(Artifact.Kind.SOURCE, packageName + "." + simpleName, text.toString());
    }
}
