package io.neuralake.runtime;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.ValueText;
import io.neuralake.runtime.error.LakeException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fits arguments to the parameters of a function table. Arguments may be of any Java type that says what the parameter's
 * type can hold, and text always does.
 */
final class FunctionArguments {

    private final Table table;
    private final List<Parameter> parameters;

    FunctionArguments(Table table) {
        this.table = table;
        this.parameters = table.function().map(Table.Function::parameters).orElse(List.of());
    }

    /**
     * The arguments in the order of the parameters, in the form that {@link FunctionTable} wants.
     *
     * @throws LakeException if a name is unknown, an argument is missing or one does not fit
     */
    @Nullable
    Object[] fit(Map<String, ?> given) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw failure(
                        "it has no parameter '" + name + "'",
                        Names.nearest(name, names)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("its signature is " + table.signature()));
            }
        }
        @Nullable Object[] fitted = new Object[parameters.size()];
        for (int i = 0; i < fitted.length; i++) {
            Parameter parameter = parameters.get(i);
            Object value = given.get(parameter.name());
            if (value != null) {
                fitted[i] = fit(parameter, value);
            } else if (!parameter.nullable()) {
                boolean missing = !given.containsKey(parameter.name());
                throw failure(
                        "parameter '" + parameter.name() + "' " + (missing ? "has no argument" : "must not be null"),
                        "give it " + parameter.type().text() + "; the signature is " + table.signature());
            }
        }
        return fitted;
    }

    private Object fit(Parameter parameter, Object value) {
        ColumnType type = parameter.type();
        if (value instanceof Number number && type == Scalar.FLOAT64) {
            return number.doubleValue();
        }
        if (value instanceof Number number && type == Scalar.FLOAT32) {
            return number.floatValue();
        }
        boolean words = value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>;
        if (type == Scalar.STRING && !words) {
            throw unfit(parameter, value, "is no text", "put it in quotes");
        }
        ValueText.Reading reading = ValueText.read(text(value), type);
        if (reading instanceof ValueText.Unreadable unreadable) {
            throw unfit(parameter, value, unreadable.reason(), unreadable.fix());
        }
        Object read = ((ValueText.Value) reading).value();
        return character(parameter) ? character(parameter, (String) read) : read;
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static boolean character(Parameter parameter) {
        return parameter.javaType().equals("char") || parameter.javaType().equals("java.lang.Character");
    }

    private Object character(Parameter parameter, String text) {
        if (text.length() != 1) {
            throw unfit(parameter, text, "is not one character", "give one character");
        }
        return text.charAt(0);
    }

    private LakeException unfit(Parameter parameter, Object value, String reason, String fix) {
        return failure(
                "argument '" + text(value) + "' of parameter '" + parameter.name() + "', which is "
                        + parameter.type().text() + ", " + reason,
                fix);
    }

    private LakeException failure(String reason, String fix) {
        return new LakeException("call function table '" + table.qualifiedName() + "'", reason, fix);
    }
}
