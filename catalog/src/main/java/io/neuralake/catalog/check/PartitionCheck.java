package io.neuralake.catalog.check;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports partition columns whose values no directory can be named after, or that may be null. */
public final class PartitionCheck implements TableCheck {

    private static final Map<String, String> PRIMITIVES = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Byte", "byte",
            "java.lang.Short", "short",
            "java.lang.Integer", "int",
            "java.lang.Long", "long",
            "java.lang.Character", "char");

    @Override
    public Stream<Problem> check(Table table) {
        // On other formats the annotation itself is the mistake, NL0404.
        boolean stored = table.format() == Format.DELTA || table.format() == Format.PARQUET;
        List<Problem> problems = new ArrayList<>();
        for (Column column : stored ? table.partitions() : List.<Column>of()) {
            column(column).ifPresent(problems::add);
        }
        return problems.stream();
    }

    private static Optional<Problem> column(Column column) {
        if (!NestedColumns.supported(column.type())) {
            return Optional.empty();
        }
        if (!fits(column.type())) {
            return Optional.of(new Problem(
                    Rule.NL0111,
                    column.origin().annotation("Partition"),
                    "partition column '" + column.name() + "' has the type "
                            + column.type().text()
                            + ", but a directory name holds text, whole numbers, decimals, booleans, dates, times, UUIDs and"
                            + " enum constants",
                    "remove @Partition, or derive a column of such a type from '" + column.name() + "'"));
        }
        return column.nullable() ? Optional.of(nullable(column)) : Optional.empty();
    }

    /** Whether a directory can be named after a value: none of a float has one text form, none of a list has any. */
    private static boolean fits(ColumnType type) {
        return !type.nested()
                && type != ColumnType.Scalar.BINARY
                && type != ColumnType.Scalar.FLOAT32
                && type != ColumnType.Scalar.FLOAT64;
    }

    private static Problem nullable(Column column) {
        String primitive = PRIMITIVES.get(column.javaType());
        return new Problem(
                Rule.NL0112,
                column.origin().annotation("Partition"),
                "partition column '" + column.name() + "' may be null, but each row needs a directory",
                primitive == null
                        ? "remove @Nullable or Optional from '" + column.member() + "', or remove @Partition"
                        : "declare it as '" + primitive + " " + column.member() + "', or remove @Partition");
    }
}
