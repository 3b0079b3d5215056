package io.neuralake.runtime.engine;

import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a statement gives and takes.
 *
 * @param columns columns of its result
 * @param parameters DuckDB's types of its parameters, empty for one that any text may stand for
 */
public record StatementShape(Schema columns, List<Optional<String>> parameters) {

    /** Copies the list. */
    public StatementShape {
        parameters = List.copyOf(parameters);
    }
}
