package io.neuralake.processor.check;

import io.neuralake.catalog.Problem;
import io.neuralake.processor.read.Declaration;
import java.util.stream.Stream;

/** Finds what is wrong with the Java declaration of a table, looking at nothing else. */
@FunctionalInterface
public interface DeclarationCheck {

    /** The problems of a declaration; none if it keeps the rule. */
    Stream<Problem> check(Declaration declaration);
}
