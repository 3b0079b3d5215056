package io.neuralake.processor.read;

import io.neuralake.catalog.Table;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A table together with the Java declaration that it was read from.
 *
 * @param table the table
 * @param element the annotated type or method
 * @param type that type, or the type of the method
 * @param row the type whose members are the columns; absent if a function's return type names none
 * @param resolved whether the compiler knows every type and value in it; if not, another processor may still make them,
 *     or else the compiler reports them
 */
public record Declaration(
        Table table, Element element, TypeElement type, Optional<TypeElement> row, boolean resolved) {}
