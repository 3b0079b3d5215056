package io.neuralake.server.flight;

import java.nio.file.Path;

/**
 * What the door proves with that it is itself.
 *
 * @param certificates a file of certificates in PEM format, the server's first
 * @param key a file with the private key in PEM format (PKCS #8)
 */
public record FlightTls(Path certificates, Path key) {}
