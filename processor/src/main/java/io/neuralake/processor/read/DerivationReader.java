package io.neuralake.processor.read;

import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Derivation.DerivedColumn;
import io.neuralake.catalog.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads from which tables a table says to be derived. */
public final class DerivationReader {

    private final Elements elements;

    /** A reader of the compiler's elements. */
    public DerivationReader(Elements elements) {
        this.elements = elements;
    }

    /** The derivations of a table in the order in which they were written. */
    List<Derivation> read(Element table, Origin origin) {
        List<Derivation> derivations = new ArrayList<>();
        for (Written said : written(table)) {
            derivations.add(new Derivation(
                    type(said).map(this::name).orElse(""),
                    said.text("table"),
                    columns(said),
                    said.text("how"),
                    origin.annotation("DerivedFrom", derivations.size())));
        }
        return derivations;
    }

    /** The types that a table's derivations name, in their order; absent where one names none, or no class. */
    public static List<Optional<TypeElement>> sources(Element table) {
        List<Optional<TypeElement>> sources = new ArrayList<>();
        for (Written said : written(table)) {
            sources.add(type(said)
                    .filter(type -> type.getKind() == TypeKind.DECLARED)
                    .map(type -> (TypeElement) ((DeclaredType) type).asElement()));
        }
        return sources;
    }

    /** Whether the compiler knows every value and class in the derivations of a table. */
    static boolean resolved(Element table) {
        for (Written said : written(table)) {
            if (!said.resolved()
                    || type(said)
                            .filter(type -> type.getKind() == TypeKind.ERROR)
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static List<Written> written(Element table) {
        return Written.all(table, Markers.DERIVED_FROMS, Markers.DERIVED_FROM);
    }

    /** The class that was written; {@code void.class} stands for none. */
    private static Optional<TypeMirror> type(Written said) {
        return said.type("value").filter(type -> type.getKind() != TypeKind.VOID);
    }

    private String name(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? elements.getBinaryName((TypeElement) ((DeclaredType) type).asElement())
                        .toString()
                : JavaTypeName.of(type);
    }

    private static List<DerivedColumn> columns(Written said) {
        List<DerivedColumn> columns = new ArrayList<>();
        for (Written column : said.annotations("columns")) {
            columns.add(new DerivedColumn(column.text("name"), column.texts("from")));
        }
        return columns;
    }
}
