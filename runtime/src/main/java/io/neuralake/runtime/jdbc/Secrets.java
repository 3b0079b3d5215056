package io.neuralake.runtime.jdbc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must not be read in a message: passwords of a URL and of connection properties. Drivers repeat them at times. */
final class Secrets {

    private static final Pattern NAMES = Pattern.compile("(?i).*(pass|pwd|secret|token|credential|key).*");
    private static final Pattern PARAMETER = Pattern.compile("[?&;,(]\\s*([\\w.-]+)\\s*=([^&;,)]*)");
    private static final Pattern USER_INFO = Pattern.compile("^jdbc:(?:[A-Za-z0-9+.-]+:)+(?:/*)(.*)@");

    private final List<String> values;

    private Secrets(Iterable<String> values) {
        TreeSet<String> longestFirst =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(value -> value));
        values.forEach(longestFirst::add);
        longestFirst.remove("");
        this.values = List.copyOf(longestFirst);
    }

    static Secrets of(String url, Map<String, String> properties) {
        TreeSet<String> found = new TreeSet<>();
        properties.forEach((name, value) -> {
            if (NAMES.matcher(name).matches()) {
                found.add(value);
            }
        });
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            if (NAMES.matcher(parameter.group(1)).matches()) {
                found.add(parameter.group(2));
            }
        }
        Matcher userInfo = USER_INFO.matcher(url);
        if (userInfo.find()) {
            String text = userInfo.group(1);
            found.add(text);
            int password = Math.max(text.indexOf(':'), text.indexOf('/'));
            found.add(text.substring(password + 1));
        }
        return new Secrets(found);
    }

    /** The text without secrets. */
    String hidden(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "***");
        }
        return hidden;
    }

    /** Whether an exception may be shown as it is, with its causes. */
    boolean harmless(Throwable failure) {
        Throwable at = failure;
        // Causes may be circular.
        for (int depth = 0; at != null && depth < 20; depth++) {
            String text = String.valueOf(at.getMessage());
            if (!hidden(text).equals(text)) {
                return false;
            }
            at = at.getCause();
        }
        return true;
    }

    /** A URL without user and parameters. */
    static String address(String url) {
        // What stands before the last @, or after the first ? or ;, may be secret.
        int at = url.lastIndexOf('@');
        if (at < 0) {
            return url.replaceFirst("[?;].*", "");
        }
        String scheme = url.substring(0, url.indexOf(':', "jdbc:".length()) + 1);
        return scheme + "//" + url.substring(at + 1).replaceFirst("[?;].*", "");
    }
}
