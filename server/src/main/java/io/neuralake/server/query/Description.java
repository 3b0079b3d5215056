package io.neuralake.server.query;

import io.neuralake.server.protocol.ParameterType;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a statement gives and takes.
 *
 * @param columns the columns of its result
 * @param parameters its parameters, {@code $1} first
 */
public record Description(Schema columns, List<ParameterType> parameters) {

    /** Copies the list. */
    public Description {
        parameters = List.copyOf(parameters);
    }
}
