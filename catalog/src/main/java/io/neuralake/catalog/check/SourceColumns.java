package io.neuralake.catalog.check;

import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Applies NL0124 to the columns of a source that is known. */
public final class SourceColumns {

    private SourceColumns() {}

    /** The columns of a source that a derivation names and the source does not have. */
    public static Stream<Problem> check(Derivation derivation, Table source) {
        return IntStream.range(0, derivation.columns().size())
                .boxed()
                .flatMap(index -> derivation.columns().get(index).from().stream()
                        .filter(name -> source.column(name).isEmpty())
                        .map(name -> ColumnListCheck.unknown(
                                source,
                                Rule.NL0124,
                                name,
                                derivation.origin().at("columns").item(index))));
    }
}
