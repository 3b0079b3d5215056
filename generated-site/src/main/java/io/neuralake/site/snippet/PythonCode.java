package io.neuralake.site.snippet;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import java.util.Optional;
import java.util.Set;

/** Writes values as Python has them. */
final class PythonCode {

    private PythonCode() {}

    static void text(Code code, String text) {
        code.literal("\"" + Escape.PYTHON.apply(text) + "\"");
    }

    /** A value; what has to be imported for it is added. */
    static void literal(Code code, Literal literal, Set<String> imports) {
        Field field = literal.field();
        if (literal.type() == Scalar.BOOLEAN) {
            code.value(field, Escape.TRUTH);
        } else if (literal.type() instanceof ColumnType.Decimal) {
            imports.add("from decimal import Decimal");
            code.call("Decimal")
                    .plain("(")
                    .literal("\"")
                    .value(field, Escape.PYTHON)
                    .literal("\"")
                    .plain(")");
        } else if (!literal.quoted()) {
            code.value(field);
        } else {
            Optional<String> type = type(literal.type());
            type.ifPresent(name -> {
                if (!name.startsWith("bytes")) {
                    imports.add("from datetime import " + name.substring(0, name.indexOf('.')));
                }
                code.plain(name.substring(0, name.indexOf('.') + 1))
                        .call(name.substring(name.indexOf('.') + 1))
                        .plain("(");
            });
            code.literal("\"").value(field, Escape.PYTHON).literal("\"");
            code.plain(type.isPresent() ? ")" : "");
        }
    }

    private static Optional<String> type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case DATE -> Optional.of("date.fromisoformat");
                case TIME -> Optional.of("time.fromisoformat");
                case TIMESTAMP, INSTANT -> Optional.of("datetime.fromisoformat");
                case BINARY -> Optional.of("bytes.fromhex");
                case BOOLEAN, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64, STRING, UUID -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
