package io.neuralake.processor.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.processor.read.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** NL0107: the enums and records in a table's columns, and its rows, can be reached by generated code in its package. */
final class ColumnTypeReachableCheck implements DeclarationCheck {

    private final Elements elements;

    ColumnTypeReachableCheck(Elements elements) {
        this.elements = elements;
    }

    @Override
    public Stream<Problem> check(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        PackageElement home = elements.getPackageOf(declaration.type());
        rows(declaration, home, problems);
        Map<String, Column> used = new LinkedHashMap<>();
        for (Column column : declaration.table().columns()) {
            collect(column.type(), column, used);
        }
        for (Map.Entry<String, Column> entry : used.entrySet()) {
            if (!reachable(entry.getKey(), home)) {
                problems.add(new Problem(
                        Rule.NL0107,
                        entry.getValue().origin(),
                        "the type of column '" + entry.getValue().name() + "' uses '" + simple(entry.getKey())
                                + "', which generated code in package " + home.getQualifiedName() + " cannot reach",
                        "make '" + simple(entry.getKey()) + "' public"));
            }
        }
        return problems.stream();
    }

    private void rows(Declaration declaration, PackageElement home, List<Problem> problems) {
        Optional<TypeElement> row = declaration.row();
        if (row.isPresent() && !row.get().equals(declaration.type()) && !reachable(row.get(), home)) {
            problems.add(new Problem(
                    Rule.NL0107,
                    declaration.table().origin(),
                    "the rows of table '" + declaration.table().name() + "' have type '"
                            + row.get().getSimpleName() + "', which generated code in package "
                            + home.getQualifiedName() + " cannot reach",
                    "make '" + row.get().getSimpleName() + "' public"));
        }
    }

    private static void collect(ColumnType type, Column column, Map<String, Column> used) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            used.putIfAbsent(enumeration.type(), column);
        } else if (type instanceof ColumnType.ListOf list) {
            collect(list.element(), column, used);
        } else if (type instanceof ColumnType.MapOf map) {
            collect(map.key(), column, used);
            collect(map.value(), column, used);
        } else if (type instanceof ColumnType.Struct struct) {
            used.putIfAbsent(struct.type(), column);
            struct.fields().forEach(field -> collect(field.type(), column, used));
        }
    }

    private boolean reachable(String binaryName, PackageElement home) {
        @Nullable TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
        return type == null || reachable(type, home);
    }

    private boolean reachable(TypeElement type, PackageElement home) {
        boolean atHome = elements.getPackageOf(type).equals(home);
        for (Element outer = type; outer instanceof TypeElement; outer = outer.getEnclosingElement()) {
            if (outer.getModifiers().contains(Modifier.PRIVATE)
                    || (!atHome && !outer.getModifiers().contains(Modifier.PUBLIC))) {
                return false;
            }
        }
        return true;
    }

    private static String simple(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }
}
