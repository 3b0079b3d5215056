package io.neuralake.catalog.check;

import io.neuralake.catalog.Locations;
import io.neuralake.catalog.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what keeps a location from naming a directory or a relational database. */
final class LocationSyntax {

    private static final List<String> SCHEMES =
            List.of("file", "s3", "s3a", "gs", "abfs", "abfss", "az", "hdfs", "jdbc");
    private static final Set<String> WITH_BUCKET = Set.of("s3", "s3a", "gs", "abfs", "abfss", "az");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern JDBC = Pattern.compile("(?i)jdbc:[a-z0-9+.-]+:.+");
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9+.-]+://[^/]+(/.*)?");
    private static final Pattern FILE = Pattern.compile("(?i)file:(///?)?/[^/].*|file:///?");
    private static final Pattern FILE_WITH_HOST = Pattern.compile("(?i)file://([^/]+)(/.*)?");

    private LocationSyntax() {}

    /**
     * What is wrong with a location.
     *
     * @param reason what was found, to follow the quoted location
     * @param fix what to write
     */
    record Flaw(String reason, String fix) {}

    /** The first flaw of a location whose placeholders are sound. */
    static Optional<Flaw> flaw(String location) {
        if (location.isBlank()) {
            return flaw("is blank, but a directory or URL is expected", "write where the data lies, or leave it out");
        }
        // A placeholder in front may hold the scheme, one elsewhere holds a word.
        String scheme =
                location.startsWith("${") ? "" : Locations.scheme(location).orElse("");
        String filled = Locations.resolve(location, name -> "x");
        return scheme.equals("jdbc") ? jdbc(filled) : characters(filled, scheme).or(() -> scheme(filled, scheme));
    }

    private static Optional<Flaw> jdbc(String location) {
        if (CONTROL.matcher(location).find()) {
            return flaw("has a control character", "remove it");
        }
        return JDBC.matcher(location).matches()
                ? Optional.empty()
                : flaw(
                        "does not say which driver it is for",
                        "write a URL such as \"jdbc:postgresql://host:5432/database\"");
    }

    private static Optional<Flaw> characters(String location, String scheme) {
        if (location.indexOf('\\') >= 0) {
            return flaw("has a backslash", "write '/' between directories");
        }
        if (scheme.length() == 1) {
            return flaw("starts with a drive letter", "write \"file:///" + location.replaceFirst(":/?", ":/") + "\"");
        }
        if (location.startsWith("~")) {
            return flaw("starts with '~', which only a shell understands", "write ${user.home} in its place");
        }
        if (SPACE.matcher(location).find()) {
            return flaw("has white space or a control character", "remove it, or name the directory without it");
        }
        if (location.indexOf('?') >= 0 || location.indexOf('#') >= 0) {
            return flaw(
                    "has a query or fragment, but a directory is expected",
                    "end it before '" + (location.indexOf('?') >= 0 ? '?' : '#') + "'");
        }
        if (location.indexOf('*') >= 0) {
            return flaw("has a '*', but one directory is expected", "write the directory that holds all the files");
        }
        return Arrays.stream(location.split("/", -1)).anyMatch(part -> part.equals("..") || part.equals("."))
                ? flaw("has a '.' or '..' segment", "write the path without it")
                : Optional.empty();
    }

    private static Optional<Flaw> scheme(String location, String scheme) {
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        if (!SCHEMES.contains(scheme)) {
            return flaw(
                    "has the scheme '" + scheme + "', which is not known",
                    Names.nearest(scheme, SCHEMES)
                            .map(near -> "did you mean '" + near + ":'?")
                            .orElse("write one of " + String.join(":, ", SCHEMES) + ":, or a path"));
        }
        if (WITH_BUCKET.contains(scheme) && !BUCKET.matcher(location).matches()) {
            String holder = scheme.startsWith("a") ? "container" : "bucket";
            return flaw("names no " + holder, "write \"" + scheme + "://<" + holder + ">/<path>\"");
        }
        return scheme.equals("file") ? file(location) : Optional.empty();
    }

    private static Optional<Flaw> file(String location) {
        if (FILE.matcher(location).matches()) {
            return Optional.empty();
        }
        return FILE_WITH_HOST.matcher(location).matches()
                ? flaw("names a host, but a file URL has none", "write three slashes: \"file:///<path>\"")
                : flaw("is not an absolute path", "write \"file:///<path>\", or a path without 'file:'");
    }

    private static Optional<Flaw> flaw(String reason, String fix) {
        return Optional.of(new Flaw(reason, fix));
    }
}
