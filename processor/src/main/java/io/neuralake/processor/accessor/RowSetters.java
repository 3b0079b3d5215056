package io.neuralake.processor.accessor;

/** Which setter of a row's writer takes a value. */
final class RowSetters {

    private RowSetters() {}

    /** What follows {@code set} in the name of the writer's method for a Java type. */
    static String setter(String java) {
        return switch (java) {
            case "boolean" -> "Boolean";
            case "byte" -> "Byte";
            case "short" -> "Short";
            case "int" -> "Int";
            case "long" -> "Long";
            case "float" -> "Float";
            case "double" -> "Double";
            default -> "";
        };
    }
}
