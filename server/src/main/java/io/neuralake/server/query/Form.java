package io.neuralake.server.query;

import io.neuralake.server.protocol.Encoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is wanted.
 *
 * @param encoding how it is written
 * @param binary which columns PostgreSQL's encoding has in binary form: none, one value for all, or one for each
 * @param known the fingerprint of an answer that the caller has; nothing is read if it still holds
 * @param limits what it may take
 */
public record Form(
        Encoding encoding, List<Boolean> binary, @Nullable String known, Limits limits) {

    /** Copies the list. */
    public Form {
        binary = List.copyOf(binary);
    }

    /** An answer in full. */
    public static Form of(Encoding encoding, Limits limits) {
        return new Form(encoding, List.of(), null, limits);
    }
}
