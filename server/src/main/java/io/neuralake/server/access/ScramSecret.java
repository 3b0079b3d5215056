package io.neuralake.server.access;

/**
 * What a server keeps of a password for SCRAM-SHA-256 (RFC 5802, RFC 7677): it proves the password, and does not tell it.
 *
 * @param salt the salt
 * @param iterations how often the password was hashed
 * @param storedKey the hash of the client's key
 * @param serverKey what the server proves itself with
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares secrets by equals.
public record ScramSecret(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {}
