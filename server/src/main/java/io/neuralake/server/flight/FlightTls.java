package io.neuralake.server.flight;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the door proves with that it is itself.
 *
 * @param certificates a file of certificates in PEM format, the server's first
 * @param key a file with the private key in PEM format (PKCS #8)
 * @param clients a file of certificates in PEM format that vouch for clients, each of which must show one; empty if they need not
 */
public record FlightTls(Path certificates, Path key, Optional<Path> clients) {

    /** Keys of a door that asks clients for none. */
    public FlightTls(Path certificates, Path key) {
        this(certificates, key, Optional.empty());
    }
}
