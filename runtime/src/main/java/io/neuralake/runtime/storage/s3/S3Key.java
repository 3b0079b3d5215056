package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.util.List;
import java.util.Locale;

/**
 * Bucket and key of a place.
 *
 * @param bucket name of the bucket
 * @param key key of an object, or of a directory without a slash at its end; empty for the whole bucket
 */
record S3Key(String bucket, String key) {

    /** The place that a location names: all after the scheme is taken literally, as other tools do with S3. */
    static Place place(String location) {
        int end = location.indexOf(':');
        String scheme = location.substring(0, Math.max(end, 0)).toLowerCase(Locale.ROOT);
        String rest = location.substring(end + 1);
        if (!List.of("s3", "s3a", "s3n").contains(scheme)) {
            throw new IllegalArgumentException("scheme '" + scheme + "' is not s3");
        }
        if (!rest.startsWith("//") || rest.length() == 2 || rest.startsWith("///")) {
            throw new IllegalArgumentException(
                    location + " names no bucket: S3 locations are written s3://bucket/path");
        }
        String path = rest.substring(1);
        String inner = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String part : inner.substring(1).split("/", -1)) {
            if (!addressable(part)) {
                throw new IllegalArgumentException(location + " has the part '" + part
                        + "' between two slashes: keys with empty parts, '.' or '..' cannot be addressed");
            }
        }
        return new Place(scheme, path);
    }

    static S3Key of(Place place) {
        String path = place.path().substring(1);
        int slash = path.indexOf('/');
        return slash < 0 ? new S3Key(path, "") : new S3Key(path.substring(0, slash), path.substring(slash + 1));
    }

    /** What all keys below this one begin with. */
    String prefix() {
        return key.isEmpty() ? "" : key + "/";
    }

    /** The place of a name below a directory; a name that a place cannot hold is an error rather than another place. */
    static Place child(Place directory, String name) throws StorageException {
        if (!addressable(name)) {
            throw new StorageException(
                    "there are keys below " + directory + " with the part '" + name
                            + "' between two slashes, which cannot be addressed",
                    "move these objects to keys without empty parts, '.' and '..'",
                    null);
        }
        return directory.child(name);
    }

    private static boolean addressable(String part) {
        return !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
}
