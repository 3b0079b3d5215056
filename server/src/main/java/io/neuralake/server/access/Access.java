package io.neuralake.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask, and what they may read.
 *
 * <p>Secrets are kept as hashes. What is compared is compared in a time that does not depend on where it differs, and an unknown
 * name costs as much as a wrong password.
 */
public final class Access {

    private static final int ITERATIONS = 4096;
    private static final int SALT = 16;
    private static final int BITS = 256;
    private static final String HMAC = "HmacSHA256";

    private final boolean open;
    private final byte[] key = new byte[BITS / Byte.SIZE];
    private final Map<String, Known> users = new LinkedHashMap<>();

    private Access(boolean open, List<User> users) {
        this.open = open;
        SecureRandom random = new SecureRandom();
        random.nextBytes(key);
        for (User user : users) {
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            String password = user.password();
            String token = user.token();
            this.users.put(
                    user.name(),
                    new Known(
                            new Caller(user.name(), user.tables()),
                            password == null ? null : secret(password, salt),
                            token == null ? null : mac(key, bytes(token))));
        }
    }

    /** Everybody may read everything, without saying who they are. */
    public static Access open() {
        return new Access(true, List.of());
    }

    /** These may ask, and nobody else. */
    public static Access of(List<User> users) {
        return new Access(false, users);
    }

    /** Who asks without saying who they are; empty if that is not let pass. */
    public Optional<Caller> anonymous() {
        return open ? Optional.of(new Caller("anonymous", List.of("*"))) : Optional.empty();
    }

    /** Who has a bearer token. */
    public Optional<Caller> bearer(String token) {
        byte[] given = mac(key, bytes(token));
        Optional<Caller> found = Optional.empty();
        for (Known user : users.values()) {
            if (user.token != null && MessageDigest.isEqual(user.token, given)) {
                found = Optional.of(user.caller);
            }
        }
        return found;
    }

    /** Who has a name and a password; an empty password is nobody's. */
    public Optional<Caller> basic(String name, String password) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        ScramSecret secret = secretOf(name);
        byte[] given = storedKey(salted(password, secret.salt()));
        boolean equal = MessageDigest.isEqual(given, secret.storedKey());
        return equal ? proven(name) : Optional.empty();
    }

    /**
     * What somebody's password is proven against. A name that is unknown, or has no password, gets a secret that nothing proves, and
     * always the same, so that names cannot be found out. Empty if nobody has to say who they are.
     */
    public Optional<ScramSecret> scram(String name) {
        return open ? Optional.empty() : Optional.of(secretOf(name));
    }

    /** Who has proven to be this user. */
    public Optional<Caller> proven(String name) {
        Known user = users.get(name);
        return user == null || user.secret == null ? Optional.empty() : Optional.of(user.caller);
    }

    private ScramSecret secretOf(String name) {
        Known user = users.get(name);
        if (user != null && user.secret != null) {
            return user.secret;
        }
        byte[] made = mac(key, bytes("salt of " + name));
        byte[] salt = new byte[SALT];
        System.arraycopy(made, 0, salt, 0, SALT);
        return new ScramSecret(
                salt, ITERATIONS, mac(key, bytes("stored key of " + name)), mac(key, bytes("server key of " + name)));
    }

    private static ScramSecret secret(String password, byte[] salt) {
        byte[] salted = salted(password, salt);
        return new ScramSecret(salt, ITERATIONS, storedKey(salted), mac(salted, bytes("Server Key")));
    }

    private static byte[] storedKey(byte[] salted) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(mac(salted, bytes("Client Key")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] salted(String password, byte[] salt) {
        // Passwords are prepared as RFC 4013 asks in what matters for them: compatibility composition.
        char[] letters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(letters, salt, ITERATIONS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with SHA-256", e);
        }
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is kept of a user. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares what is kept by equals.
    private record Known(Caller caller, @Nullable ScramSecret secret, byte @Nullable [] token) {}
}
