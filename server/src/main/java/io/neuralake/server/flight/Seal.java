package io.neuralake.server.flight;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Closes bytes so that they come back unchanged or not at all; everybody can read them. */
final class Seal {

    private static final String HMAC = "HmacSHA256";
    private static final int LENGTH = 32;

    private final byte[] key;

    /**
     * A seal that only those with the same secret can make.
     *
     * @param secret null for one that nobody else has
     */
    Seal(@Nullable String secret) {
        if (secret == null) {
            key = new byte[LENGTH];
            new SecureRandom().nextBytes(key);
        } else {
            key = mac("neuralake flight".getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What sealed bytes are for: those for one purpose are none for another. */
    enum Purpose {
        /** To fetch the answer to a statement. */
        TICKET,
        /** A prepared statement. */
        PREPARED,
        /** Who asks. */
        TOKEN
    }

    /** The content with a seal. */
    byte[] close(Purpose purpose, byte[] content) {
        byte[] sealed = Arrays.copyOf(content, content.length + LENGTH);
        System.arraycopy(seal(purpose, content), 0, sealed, content.length, LENGTH);
        return sealed;
    }

    /** The content of what was sealed for this purpose; empty if it was not. */
    Optional<byte[]> open(Purpose purpose, byte[] sealed) {
        if (sealed.length < LENGTH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(sealed, sealed.length - LENGTH);
        byte[] seal = Arrays.copyOfRange(sealed, content.length, sealed.length);
        return MessageDigest.isEqual(seal, seal(purpose, content)) ? Optional.of(content) : Optional.empty();
    }

    private byte[] seal(Purpose purpose, byte[] content) {
        return mac(mac(key, purpose.name().getBytes(StandardCharsets.UTF_8)), content);
    }

    private static byte[] mac(byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
