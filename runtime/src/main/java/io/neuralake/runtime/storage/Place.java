package io.neuralake.runtime.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where an object or directory is, in the plain form that names have in the store: nothing in it is escaped.
 *
 * <p>A URI is not used on purpose. Names with {@code %} are common below hive-partitioned tables, and a URI that is encoded
 * once too often or too rarely names another object.
 *
 * @param scheme {@code file}, {@code s3} and so on; {@code s3a} and {@code s3n}, which are other names of it, become {@code s3}
 * @param path absolute path with single slashes and no slash at the end
 */
public record Place(String scheme, String path) {

    /** Name of the scheme of local files. */
    public static final String LOCAL = "file";

    /** Name of the scheme of Amazon S3 and of stores with its protocol; the path begins with the bucket. */
    public static final String S3 = "s3";

    /** A place with scheme and path in their normal form. */
    public Place {
        scheme = scheme.equals("s3a") || scheme.equals("s3n") ? S3 : scheme;
        path = normal(path);
    }

    /** Last part of the path; empty for the root. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory that holds it; the root holds itself. */
    public Place parent() {
        int end = path.lastIndexOf('/');
        return new Place(scheme, end <= 0 ? "/" : path.substring(0, end));
    }

    /** A place below this one by its name or relative path, taken literally. */
    public Place child(String relative) {
        return new Place(scheme, path + "/" + relative);
    }

    /** Path of a place below this one, relative to this one; empty if it is not below. */
    public Optional<String> relative(Place other) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return other.scheme.equals(scheme) && other.path.startsWith(prefix)
                ? Optional.of(other.path.substring(prefix.length()))
                : Optional.empty();
    }

    private static String normal(String path) {
        // Nearly all paths are, and a table may have very many.
        if (path.startsWith("/") && !path.contains("//") && !path.contains("/.") && !path.endsWith("/")) {
            return path;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** The path for local files, else scheme and path. */
    @Override
    public String toString() {
        return scheme.equals(LOCAL) ? path : scheme + ":/" + path;
    }
}
