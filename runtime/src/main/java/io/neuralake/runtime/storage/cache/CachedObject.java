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
 * @param label name under which it is read, for messages of those who read it
 */
public record CachedObject(String identity, long size, String label) {

    /** Number of characters of a name. */
    static final int NAME = 64;

    private static final int LABEL = 100;

    /** Name of the link that it is read by. */
    String pin() {
        String plain = label.replaceAll("[^A-Za-z0-9._=-]", "_");
        return name() + "-" + plain.substring(Math.max(0, plain.length() - LABEL));
    }

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
