package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import java.util.List;
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
        Stream<Problem> columns = unlikeOthers(table.columns())
                .flatMap(column -> NameRules.column(column.name(), Places.name(column), rename(column)));
        Stream<Problem> fields = NestedColumns.structs(table)
                .flatMap(ColumnNameCheck::unlikeOthers)
                .flatMap(field -> NameRules.inner("field", field.name(), Places.name(field), rename(field)))
                .distinct();
        Stream<Problem> parameters = table.function().stream()
                .flatMap(function -> function.parameters().stream())
                .flatMap(ColumnNameCheck::parameter);
        return Stream.concat(columns, Stream.concat(fields, parameters));
    }

    private static Stream<Column> unlikeOthers(List<Column> columns) {
        List<Column> repeated =
                Duplicates.of(columns, Column::name).map(Duplicates.Pair::later).toList();
        return columns.stream().filter(column -> !repeated.contains(column));
    }

    private static UnaryOperator<String> rename(Column column) {
        return name -> Places.named(column) ? "write name = \"" + name + "\"" : "add @Column(name = \"" + name + "\")";
    }

    private static Stream<Problem> parameter(Parameter parameter) {
        return NameRules.inner(
                "parameter",
                parameter.name(),
                parameter.origin(),
                name -> "rename the parameter '" + parameter.member() + "', for example to '" + name + "'");
    }
}
