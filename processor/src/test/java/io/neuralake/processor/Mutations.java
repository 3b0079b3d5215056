package io.neuralake.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks source text as people and editors do, and in worse ways; the same seed breaks it the same way. */
final class Mutations {

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\\n]++|\\\\.)*+\"|/\\*.*?\\*/|//[^\n]*|[\\p{L}_$][\\p{L}\\p{N}_$]*|\\d+|\\s+|.",
            Pattern.DOTALL);

    private static final List<String> WORDS = List.of(
            "@Table",
            "@Column(",
            "@Partition",
            "@Decimal(precision = 99, scale = -1)",
            "@Deprecated",
            "@SuppressRule(",
            "@SuppressRule(value = \"NL0601\", reason = \"\")",
            "record",
            "class",
            "interface",
            "enum",
            "int",
            "long",
            "Object",
            "Missing",
            "Missing<String>",
            "List",
            "Map<String, Missing>",
            "Optional<Optional<String>>",
            "this",
            "null",
            "1e999",
            "-1",
            "0x",
            "{",
            "}",
            "(",
            ")",
            "<",
            ">",
            ",",
            ";",
            "=",
            "\"",
            "\"${\"",
            "'",
            "...",
            "[]",
            "?",
            "&",
            "\\u0000",
            "\\u00e9",
            "größe",
            "名前",
            "static",
            "private",
            "abstract",
            "sealed",
            "void",
            "extends",
            "implements",
            "throws",
            "import static",
            "package other;",
            "\0",
            "Class<?>",
            "int[][]");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** The text with one to three things wrong. */
    String apply(String text) {
        String broken = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            broken = once(broken);
        }
        return broken;
    }

    private String once(String text) {
        List<String> tokens = tokens(text);
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(20)) {
            case 0, 1 -> tokens.remove(at);
            case 2, 3 -> tokens.add(at, tokens.get(at) + " ");
            case 4 -> {
                String swapped = tokens.get(at);
                tokens.set(at, tokens.get(other));
                tokens.set(other, swapped);
            }
            case 5 -> tokens.subList(at, tokens.size()).clear();
            case 6 -> {
                return text.substring(0, random.nextInt(text.length() + 1));
            }
            case 7 -> removeLine("import ", tokens);
            case 8 -> removeLine("package ", tokens);
            case 9, 10 -> tokens.set(at, pick(WORDS));
            case 11 -> tokens.add(at, " " + pick(WORDS) + " ");
            case 12, 13 -> replaceName(tokens, pick(names(tokens)));
            case 14 -> replaceName(tokens, pick(names(tokens)) + "Table");
            case 15 -> replaceName(tokens, nested(pick(names(tokens))));
            case 16 -> replaceString(tokens);
            case 17 -> tokens.subList(Math.min(at, other), Math.max(at, other)).clear();
            case 18 -> tokens.addAll(at, new ArrayList<>(tokens.subList(at, Math.min(tokens.size(), at + 40))));
            default -> tokens.add(text.substring(Math.max(0, text.indexOf("\n\n"))));
        }
        return String.join("", tokens);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        if (tokens.isEmpty()) {
            tokens.add(" ");
        }
        return tokens;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> names(List<String> tokens) {
        List<String> names =
                new ArrayList<>(tokens.stream().filter(Mutations::name).toList());
        names.add("Missing");
        return names;
    }

    private static boolean name(String token) {
        return Character.isJavaIdentifierStart(token.charAt(0));
    }

    private void replaceName(List<String> tokens, String by) {
        int start = random.nextInt(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            int at = (start + i) % tokens.size();
            if (name(tokens.get(at))) {
                tokens.set(at, by);
                return;
            }
        }
    }

    private String nested(String name) {
        int depth = 1 + random.nextInt(60);
        return "java.util.List<".repeat(depth) + name + ">".repeat(depth);
    }

    /** The place of a text that people type is where most of what they mistype is. */
    private void replaceString(List<String> tokens) {
        List<Integer> strings = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).startsWith("\"")) {
                strings.add(i);
            }
        }
        if (!strings.isEmpty()) {
            String content = switch (random.nextInt(8)) {
                case 0 -> "";
                case 1 -> "x".repeat(70_000);
                case 2 -> "ä".repeat(40_000);
                case 3 -> "${" + "a.b-c".repeat(200);
                case 4 -> "\\u0000\\ud83d";
                case 5 -> "*/ \\\\ {@code @ } <p> &";
                case 6 -> "jdbc:x:y?password=secret";
                default -> pick(names(tokens));
            };
            tokens.set(pick(strings), "\"" + content + "\"");
        }
    }

    private void removeLine(String start, List<String> tokens) {
        String text = String.join("", tokens);
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<String> candidates =
                lines.stream().filter(line -> line.startsWith(start)).toList();
        if (!candidates.isEmpty()) {
            lines.remove(pick(candidates));
            tokens.clear();
            tokens.add(String.join("\n", lines) + "\n");
        }
    }
}
