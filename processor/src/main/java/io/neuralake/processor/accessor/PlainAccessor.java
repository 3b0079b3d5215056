package io.neuralake.processor.accessor;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import io.neuralake.emitters.Artifact;
import java.util.HashSet;
import java.util.Set;

/** Writes the accessor of an ordinary table: stored, of records, with columns of plain types. */
final class PlainAccessor {

    private static final int LINE = 100;
    private static final String RUNTIME = "io.neuralake.runtime.";
    private static final String APPENDABLE = "io.neuralake.ingest.AppendableTable";

    /** What such accessors may import, by simple name; a row type of one of these names is left to JavaPoet. */
    private static final Set<String> IMPORTED = Set.of(
            "AppendableTable",
            "BigDecimal",
            "BooleanColumn",
            "Catalog",
            "DoubleColumn",
            "Generated",
            "Instant",
            "IntegerColumn",
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "LongColumn",
            "OrderedColumn",
            "Override",
            "RowCursor",
            "RowWriter",
            "StringColumn",
            "TableAccessor",
            "UUID",
            "ValueColumn");

    private final Table table;
    private final Surroundings surroundings;
    private final PlainSource source;

    PlainAccessor(Table table, Surroundings surroundings) {
        this.table = table;
        this.surroundings = surroundings;
        this.source = new PlainSource(table.accessor());
    }

    /** Whether a table is that ordinary. */
    static boolean fits(Table table, Surroundings surroundings) {
        if (table.function().isPresent()
                || table.deprecation().isPresent()
                || table.row().kind() != RowKind.RECORD
                || !surroundings.suppressed().isEmpty()
                || !PlainSource.plain(table.database())
                || !PlainSource.plain(table.name())
                || !besides(table)) {
            return false;
        }
        for (Column column : table.columns()) {
            boolean scalar = column.type() instanceof ColumnType.Scalar || column.type() instanceof ColumnType.Decimal;
            if (!scalar
                    || column.deprecation().isPresent()
                    || !PlainSource.plain(column.name())
                    || column.javaType().startsWith("java.util.Optional")) {
                return false;
            }
        }
        return true;
    }

    /** Whether the record is a type of its own, in the package of the accessor, with a name that is not imported. */
    private static boolean besides(Table table) {
        String row = table.row().type();
        String accessor = table.accessor();
        int dot = row.lastIndexOf('.');
        return dot > 0
                && dot == accessor.lastIndexOf('.')
                && accessor.startsWith(row.substring(0, dot))
                && row.indexOf('$') < 0
                && accessor.indexOf('$') < 0
                && !IMPORTED.contains(row.substring(dot + 1))
                && !IMPORTED.contains(accessor.substring(dot + 1));
    }

    /** Names of the members of which the columns were read. */
    static Set<String> members(Table table) {
        Set<String> members = new HashSet<>();
        for (Column column : table.columns()) {
            members.add(column.member());
        }
        return members;
    }

    Artifact artifact() {
        String row = PlainSource.simple(table.row().type());
        boolean appendable = surroundings.appendable(table);
        source.head(Javadoc.accessor(table), surroundings.marked(), AccessorEmitter.GENERATOR)
                .type(RUNTIME + "TableAccessor")
                .add("<" + PlainSource.simple(table.accessor()) + ", " + row + ">");
        if (appendable) {
            source.add(" implements ").type(APPENDABLE).add("<" + row + ">");
        }
        source.add(" {\n")
                .constructor("Opens the table.")
                .add("        super(catalog, \"" + table.database() + "\", \"" + table.name() + "\");\n    }\n\n");
        Set<String> members = members(table);
        for (Column column : table.columns()) {
            column(column, JavaNames.column(column.member(), members));
        }
        decode(row);
        if (appendable) {
            encode(row);
        }
        return source.artifact();
    }

    private void column(Column column, String method) {
        ColumnFactory factory = ColumnFactory.of(column.type());
        source.method(Javadoc.column(column)).type(RUNTIME + "column." + factory.column());
        if (factory.argument().equals("byte[]")) {
            source.add("<byte[]>");
        } else if (!factory.argument().isEmpty()) {
            source.add("<").type(factory.argument()).add(">");
        }
        source.add(
                " " + method + "() {\n        return " + factory.method() + "(\"" + column.name() + "\");\n    }\n\n");
    }

    private void decode(String row) {
        source.add("    @Override\n    protected " + row + " decode(")
                .type(RUNTIME + "row.RowCursor")
                .add(" row) {\n");
        int start = source.length();
        source.add("        return new " + row + "(");
        int last = table.columns().size() - 1;
        for (int i = 0; i <= last; i++) {
            Column column = table.columns().get(i);
            String value =
                    RowGetters.value(column.type(), column.javaType(), column.nullable(), i) + (i < last ? "," : ");");
            if (i > 0 && source.length() - start + 1 + value.length() > LINE) {
                source.add("\n");
                start = source.length();
                source.add("                ");
            } else if (i > 0) {
                source.add(" ");
            }
            source.add(value);
        }
        source.add(last < 0 ? ");" : "").add("\n    }\n");
    }

    private void encode(String row) {
        source.add("\n    @Override\n    public void encode(" + row + " row, ")
                .type(RUNTIME + "row.RowWriter")
                .add(" out) {\n");
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            source.add("        out.set" + RowSetters.setter(column.javaType()) + "(" + i + ", row." + column.member()
                    + "());\n");
        }
        source.add("    }\n");
    }
}
