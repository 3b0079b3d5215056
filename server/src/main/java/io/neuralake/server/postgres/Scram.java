package io.neuralake.server.postgres;

import io.neuralake.server.access.ScramSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */
final class Scram {

    static final String MECHANISM = "SCRAM-SHA-256";

    private static final String HMAC = "HmacSHA256";
    private static final int NONCE = 18;

    private final ScramSecret secret;
    private final SecureRandom random;
    private String bare = "";
    private String nonce = "";
    private String channel = "";
    private String first = "";

    Scram(ScramSecret secret, SecureRandom random) {
        this.secret = secret;
        this.random = random;
    }

    /**
     * What is said to the client's first message.
     *
     * @param message the message: a header that says whether there is channel binding, and then name and nonce
     */
    byte[] first(byte[] message) throws PostgresException {
        String text = MessageReader.utf8(message);
        int flag = text.indexOf(',');
        int header = flag < 0 ? -1 : text.indexOf(',', flag + 1);
        if (header < 0 || !(text.startsWith("n,") || text.startsWith("y,"))) {
            throw malformed();
        }
        bare = text.substring(header + 1);
        channel = Base64.getEncoder().encodeToString(bytes(text.substring(0, header + 1)));
        String theirs = attributes(bare).getOrDefault('r', "");
        if (theirs.isEmpty()) {
            throw malformed();
        }
        byte[] ours = new byte[NONCE];
        random.nextBytes(ours);
        nonce = theirs + Base64.getEncoder().encodeToString(ours);
        first = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(secret.salt()) + ",i=" + secret.iterations();
        return bytes(first);
    }

    /**
     * What proves the server to the client, which has proven itself with this message.
     *
     * @throws PostgresException if it has not
     */
    byte[] last(byte[] message) throws PostgresException {
        String text = MessageReader.utf8(message);
        int at = text.lastIndexOf(",p=");
        if (at < 0) {
            throw malformed();
        }
        Map<Character, String> said = attributes(text.substring(0, at));
        boolean ours = MessageDigest.isEqual(bytes(said.getOrDefault('r', "")), bytes(nonce))
                && said.getOrDefault('c', "").equals(channel);
        byte[] proof;
        try {
            proof = Base64.getDecoder().decode(text.substring(at + 3));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        byte[] authMessage = bytes(bare + "," + first + "," + text.substring(0, at));
        byte[] signature = mac(secret.storedKey(), authMessage);
        byte[] key = new byte[signature.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (signature[i] ^ (i < proof.length ? proof[i] : 0));
        }
        boolean proven = MessageDigest.isEqual(hash(key), secret.storedKey()) && proof.length == signature.length;
        Arrays.fill(key, (byte) 0);
        if (!ours || !proven) {
            throw PostgresException.fatal(SqlState.INVALID_PASSWORD, "password authentication failed");
        }
        return bytes("v=" + Base64.getEncoder().encodeToString(mac(secret.serverKey(), authMessage)));
    }

    private static Map<Character, String> attributes(String text) {
        Map<Character, String> attributes = new HashMap<>();
        for (String part : text.split(",", -1)) {
            if (part.length() > 2 && part.charAt(1) == '=') {
                attributes.putIfAbsent(part.charAt(0), part.substring(2));
            }
        }
        return attributes;
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] hash(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static PostgresException malformed() {
        return PostgresException.violation("malformed SCRAM message");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
