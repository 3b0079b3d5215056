package io.neuralake.emitters.roapi;

import io.neuralake.catalog.Locations;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A storage location as ROAPI reads it.
 *
 * <p>ROAPI takes a location without a scheme for a path, which it refuses if a URI could not hold its characters and
 * does not decode otherwise. A path with such characters therefore becomes a {@code file:} URI. A location with
 * placeholders is not encoded: it is no location yet.
 *
 * @param uri the location; empty if there is none
 * @param scheme its scheme in lower case; empty for a path
 * @param plain whether no character of it is or needs to be encoded
 */
record Location(String uri, String scheme, boolean plain) {

    private static final Set<String> SCHEMES = Set.of("", "file", "s3", "gs", "az", "adl", "abfs", "abfss", "azure");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()+,;=:@/-]*");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    static Location of(String declared) {
        Matcher matcher = SCHEME.matcher(declared);
        boolean path = !matcher.matches();
        String scheme = path ? "" : schemeOf(matcher.group(1));
        String rest = path ? declared : matcher.group(2);
        if (!Locations.placeholders(declared).isEmpty()) {
            return new Location(path ? rest : scheme + ":" + rest, scheme, true);
        }
        boolean plain = PLAIN.matcher(rest).matches();
        if (!path) {
            return new Location(scheme + ":" + encoded(rest, "%"), scheme, plain);
        }
        boolean encode = !plain && rest.startsWith("/");
        return new Location(encode ? "file://" + encoded(rest, "") : rest, "", plain);
    }

    /** The URI of a SQLite database whose path is given. */
    static String sqlite(String path) {
        boolean open = !Locations.placeholders(path).isEmpty();
        return "sqlite://" + (open ? path : encoded(path, ""));
    }

    /** Why ROAPI cannot read the location, if it cannot. */
    Optional<String> refusal() {
        if (uri.isEmpty()) {
            return Optional.of("it has no location");
        }
        if (!SCHEMES.contains(scheme)) {
            return Optional.of("ROAPI reads no table from " + scheme + ": locations");
        }
        if (scheme.isEmpty() && !plain && !uri.startsWith("file:")) {
            return Optional.of("ROAPI reads no relative location with special characters");
        }
        return Optional.empty();
    }

    /** The location with a slash at its end, without which ROAPI takes some directories for files. */
    String directoryUri() {
        return uri.endsWith("/") ? uri : uri + "/";
    }

    /** A scheme as ROAPI knows it: {@code s3a} is Hadoop's word for {@code s3}. */
    private static String schemeOf(String declared) {
        String scheme = declared.toLowerCase(Locale.ROOT);
        return scheme.equals("s3a") ? "s3" : scheme;
    }

    private static String encoded(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if (PLAIN.matcher(character).matches() || character.equals(alsoPlain)) {
                encoded.append(character);
                return;
            }
            for (byte part : character.getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append(HEX.toHexDigits(part));
            }
        });
        return encoded.toString();
    }
}
