package io.neuralake.processor.check;

import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.check.SourceColumns;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.DerivationReader;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.TableReader;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** NL0122, NL0124: a class from which a table derives declares a table, which has the columns that are named. */
final class SourceTableCheck implements DeclarationCheck {

    private final TableReader reader;

    SourceTableCheck(Elements elements, Types types) {
        this.reader = new TableReader(elements, types);
    }

    @Override
    public Stream<Problem> check(Declaration declaration) {
        List<Derivation> derivations = declaration.table().derivedFrom();
        if (derivations.isEmpty()) {
            return Stream.empty();
        }
        List<Optional<TypeElement>> sources = DerivationReader.sources(declaration.element());
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < Math.min(sources.size(), derivations.size()); i++) {
            if (!derivations.get(i).type().isEmpty()) {
                check(derivations.get(i), sources.get(i)).forEach(problems::add);
            }
        }
        return problems.stream();
    }

    private Stream<Problem> check(Derivation derivation, Optional<TypeElement> source) {
        if (source.isEmpty() || !Written.on(source.get(), Markers.TABLE)) {
            return Stream.of(noTable(derivation, source));
        }
        return derivation.columns().isEmpty()
                ? Stream.empty()
                : SourceColumns.check(derivation, reader.read(source.get()).table());
    }

    private Problem noTable(Derivation derivation, Optional<TypeElement> source) {
        String name = source.map(type -> type.getSimpleName().toString()).orElse(derivation.type());
        return new Problem(
                Rule.NL0122,
                derivation.origin().at("value"),
                "class '" + name + "' is no table, so nothing can derive from it",
                function(source)
                        .map(table -> "name the function table instead: table = \"" + table + "\"")
                        .orElse("write a class with @Table, or table = \"database.name\""));
    }

    /** The first function table that a class declares. */
    private Optional<String> function(Optional<TypeElement> source) {
        return source.stream()
                .flatMap(type -> type.getEnclosedElements().stream())
                .filter(member -> !(member instanceof TypeElement) && Written.on(member, Markers.TABLE))
                .findFirst()
                .map((Element method) -> reader.read(method).table().qualifiedName());
    }
}
