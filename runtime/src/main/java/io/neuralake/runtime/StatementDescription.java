package io.neuralake.runtime;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a statement gives and takes.
 *
 * @param columns columns of its result
 * @param parameters types of its parameters as SQL names them, such as {@code DECIMAL(10,2)}; empty for one of which nothing tells the
 *     type
 */
public record StatementDescription(Schema columns, List<Optional<String>> parameters) {

    /** Copies the list. */
    public StatementDescription {
        parameters = List.copyOf(parameters);
    }
}
