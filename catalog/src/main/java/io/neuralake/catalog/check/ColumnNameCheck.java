package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reports names of columns, nested fields and parameters that are no identifiers, and columns named by a reserved word.
 *
 * <p>A name that differs from another one only in case is left to {@link DuplicateColumnCheck}.
 */
public final class ColumnNameCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Column column : unlikeOthers(table.columns())) {
            NameRules.column(column.name(), Places.name(column), rename(column)).ifPresent(problems::add);
        }
        for (List<Column> fields : NestedColumns.structs(table)) {
            for (Column field : unlikeOthers(fields)) {
                NameRules.inner("field", field.name(), Places.name(field), rename(field))
                        .ifPresent(problems::add);
            }
        }
        if (table.function().isPresent()) {
            for (Parameter parameter : table.function().get().parameters()) {
                parameter(parameter).ifPresent(problems::add);
            }
        }
        return problems.stream();
    }

    private static List<Column> unlikeOthers(List<Column> columns) {
        List<Duplicates.Pair<Column>> repeated = Duplicates.of(columns, Column::name);
        if (repeated.isEmpty()) {
            return columns;
        }
        List<Column> unlike = new ArrayList<>(columns);
        repeated.forEach(pair -> unlike.removeIf(pair.later()::equals));
        return unlike;
    }

    private static UnaryOperator<String> rename(Column column) {
        return name -> Places.named(column) ? "write name = \"" + name + "\"" : "add @Column(name = \"" + name + "\")";
    }

    private static Optional<Problem> parameter(Parameter parameter) {
        return NameRules.inner(
                "parameter",
                parameter.name(),
                parameter.origin(),
                name -> "rename the parameter '" + parameter.member() + "', for example to '" + name + "'");
    }
}
