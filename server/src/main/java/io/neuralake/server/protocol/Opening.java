package io.neuralake.server.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer when it begins.
 *
 * @param columns its columns: an Arrow schema as Arrow's stream format writes it
 * @param parameters what the parameters of the statement are, if that was asked
 * @param fingerprint changes whenever a table of the statement does; null if that cannot be told
 * @param unchanged whether the fingerprint is the one that was known, so that no bytes follow
 */
@SuppressWarnings("ArrayRecordComponent") // It exists for the time of one frame, and nobody compares it.
public record Opening(
        byte[] columns,
        List<ParameterType> parameters,
        @Nullable String fingerprint,
        boolean unchanged) {

    /** Copies the parameters. */
    public Opening {
        parameters = List.copyOf(parameters);
    }

    /** What is known of an answer with these columns. */
    public static Opening of(
            Schema columns, List<ParameterType> parameters, @Nullable String fingerprint, boolean unchanged) {
        return new Opening(columns.serializeAsMessage(), parameters, fingerprint, unchanged);
    }

    /** The columns. */
    public Schema schema() {
        return Schema.deserializeMessage(ByteBuffer.wrap(columns));
    }
}
