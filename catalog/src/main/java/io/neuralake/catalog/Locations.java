package io.neuralake.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads storage locations: what is relative to what, and which placeholders are in it. */
public final class Locations {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)}");
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|/.*|\\$\\{.*", Pattern.DOTALL);

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    private Locations() {}

    /** The scheme of a location in lower case, {@code s3}; empty for a path, and if a placeholder may hold it. */
    public static Optional<String> scheme(String location) {
        Matcher matcher = SCHEME.matcher(location);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Whether a location stands on its own: it has a scheme, starts at the root, or starts with a placeholder. */
    public static boolean absolute(String location) {
        return ABSOLUTE.matcher(location).matches();
    }

    /**
     * A location below a root: the location itself if it is absolute, else root and location joined; an empty location
     * stands for {@code name}. Empty if neither says where.
     */
    public static String below(String root, String location, String name) {
        if (absolute(location) || root.isEmpty()) {
            return location;
        }
        String end = location.isEmpty() ? name : location;
        return root.endsWith("/") ? root + end : root + "/" + end;
    }

    /** Names of the placeholders in the order of their first appearance. */
    public static List<String> placeholders(String location) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(location);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The location with each placeholder replaced by what the function makes of its name. */
    public static String resolve(String location, Function<String, String> values) {
        return PLACEHOLDER
                .matcher(location)
                .replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
    }
}
