package io.neuralake.processor.accessor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import io.neuralake.emitters.Artifact;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the accessor of an ordinary table: stored, of records, with columns of plain types.
 *
 * <p>It writes letter by letter what {@link AccessorEmitter} lets JavaPoet write for any table. JavaPoet goes over each class
 * twice, and was 7 % of a compile of a thousand tables.
 */
final class PlainAccessor {

    private static final int LINE = 100;

    /** What such accessors may import, by simple name; a row type of one of these names is left to JavaPoet. */
    private static final Set<String> IMPORTED = Set.of(
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
            "StringColumn",
            "TableAccessor",
            "UUID",
            "ValueColumn");

    private final Table table;
    private final boolean marked;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body;

    PlainAccessor(Table table, boolean marked) {
        this.table = table;
        this.marked = marked;
        this.body = new StringBuilder(1024 + 256 * table.columns().size());
    }

    /** Whether a table is that ordinary. */
    static boolean fits(Table table, Surroundings surroundings) {
        if (table.function().isPresent()
                || table.deprecation().isPresent()
                || table.row().kind() != RowKind.RECORD
                || !surroundings.suppressed().isEmpty()
                || !plain(table.database())
                || !plain(table.name())
                || !besides(table)) {
            return false;
        }
        for (Column column : table.columns()) {
            boolean scalar = column.type() instanceof ColumnType.Scalar || column.type() instanceof ColumnType.Decimal;
            if (!scalar
                    || column.deprecation().isPresent()
                    || !plain(column.name())
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

    /** Whether a name can stand between quotes as it is. */
    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter != '_' && (letter >= 128 || !Character.isLetterOrDigit(letter))) {
                return false;
            }
        }
        return true;
    }

    Artifact artifact() {
        int dot = table.accessor().lastIndexOf('.');
        String self = table.accessor().substring(dot + 1);
        String row = table.row().type().substring(dot + 1);
        type(self, row);
        constructor(self);
        Set<String> members = table.columns().stream().map(Column::member).collect(Collectors.toSet());
        for (Column column : table.columns()) {
            column(column, JavaNames.column(column.member(), members::contains));
        }
        decode(row);
        StringBuilder text = new StringBuilder(body.length() + 1024)
                .append("package ")
                .append(table.accessor(), 0, dot)
                .append(";\n\n");
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append('\n').append(body).append("}\n");
        return new Artifact(Artifact.Kind.SOURCE, table.accessor(), text.toString());
    }

    private void type(String self, String row) {
        body.append("/**\n * ").append(AccessorEmitter.javadoc(table)).append("\n */\n");
        if (marked) {
            body.append('@').append(name(SourceFile.GENERATED));
            body.append("(\"").append(AccessorEmitter.GENERATOR).append("\")\n");
        }
        body.append("public final class ").append(self).append(" extends ");
        body.append(name(RuntimeNames.TABLE_ACCESSOR)).append('<').append(self).append(", ");
        body.append(row).append("> {\n");
    }

    private void constructor(String self) {
        body.append(
                "    /**\n     * Opens the table.\n     *\n     * @param catalog the catalog that holds it\n     */\n");
        body.append("    public ").append(self).append('(').append(name(RuntimeNames.CATALOG));
        body.append(" catalog) {\n        super(catalog, \"").append(table.database());
        body.append("\", \"").append(table.name()).append("\");\n    }\n\n");
    }

    private void column(Column column, String method) {
        ColumnMethods.Factory factory = ColumnMethods.factory(column.type());
        body.append("    /**\n     * ").append(ColumnMethods.javadoc(column)).append("\n     */\n    public ");
        body.append(name(factory.type())).append(' ').append(method).append("() {\n        return ");
        body.append(factory.method()).append("(\"").append(column.name()).append("\");\n    }\n\n");
    }

    private void decode(String row) {
        body.append("    @Override\n    protected ").append(row).append(" decode(");
        body.append(name(RuntimeNames.ROW_CURSOR)).append(" row) {\n");
        int start = body.length();
        body.append("        return new ").append(row).append('(');
        int last = table.columns().size() - 1;
        for (int i = 0; i <= last; i++) {
            Column column = table.columns().get(i);
            String value =
                    Decoder.scalar(column.type(), column.javaType(), column.nullable(), i) + (i < last ? "," : ");");
            if (i > 0 && body.length() - start + 1 + value.length() > LINE) {
                body.append('\n');
                start = body.length();
                body.append(" ".repeat(16));
            } else if (i > 0) {
                body.append(' ');
            }
            body.append(value);
        }
        body.append(last < 0 ? ");" : "").append("\n    }\n");
    }

    /** The name of a type in the source; its classes are imported. */
    private String name(TypeName type) {
        if (type instanceof ParameterizedTypeName generic) {
            return name(generic.rawType()) + "<" + name(generic.typeArguments().get(0)) + ">";
        }
        if (type instanceof ArrayTypeName array) {
            return array.componentType() + "[]";
        }
        ClassName named = (ClassName) type;
        imports.add(named.canonicalName());
        return named.simpleName();
    }
}
