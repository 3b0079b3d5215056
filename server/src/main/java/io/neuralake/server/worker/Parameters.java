package io.neuralake.server.worker;

import io.neuralake.runtime.SqlParameter;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import java.util.List;
import java.util.Optional;

/** Parameters of statements, as the server and as the runtime see them. */
final class Parameters {

    private Parameters() {}

    /** Values for the runtime. */
    static List<SqlParameter> values(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> SqlParameter.of(type(parameter.type()), parameter.text()))
                .toList();
    }

    private static SqlParameter.Type type(ParameterType type) {
        return switch (type) {
            case TEXT -> SqlParameter.Type.VARCHAR;
            case BYTES -> SqlParameter.Type.BLOB;
            default -> SqlParameter.Type.valueOf(type.name());
        };
    }

    /** Types for the server. */
    static List<ParameterType> types(List<Optional<String>> types) {
        return types.stream()
                .map(type -> type.map(Parameters::type).orElse(ParameterType.UNKNOWN))
                .toList();
    }

    private static ParameterType type(String name) {
        int end = name.indexOf('(');
        return switch (end < 0 ? name : name.substring(0, end)) {
            case "BOOLEAN" -> ParameterType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> ParameterType.INTEGER;
            case "BIGINT", "UINTEGER" -> ParameterType.BIGINT;
            case "HUGEINT", "UBIGINT", "DECIMAL" -> ParameterType.DECIMAL;
            case "FLOAT" -> ParameterType.REAL;
            case "DOUBLE" -> ParameterType.DOUBLE;
            case "VARCHAR", "JSON" -> ParameterType.TEXT;
            case "BLOB" -> ParameterType.BYTES;
            case "DATE" -> ParameterType.DATE;
            case "TIME" -> ParameterType.TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ParameterType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ParameterType.TIMESTAMPTZ;
            case "UUID" -> ParameterType.UUID;
            default -> ParameterType.UNKNOWN;
        };
    }
}
