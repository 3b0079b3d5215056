package io.neuralake.runtime.storage.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content that is kept: which, and how long it is.
 *
 * @param identity text that no other content has: where the object is stored, and what tells its content from an earlier one
 * @param size bytes
 */
public record CachedObject(String identity, long size) {

    /** Name of its file. */
    String name() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((size + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
