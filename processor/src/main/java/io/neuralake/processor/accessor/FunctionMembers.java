package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import javax.lang.model.element.Modifier;

/** What the accessor of a function table has more than others: the arguments, and the call of the author's method. */
final class FunctionMembers {

    private static final ClassName STREAM = ClassName.get("java.util.stream", "Stream");
    private static final ClassName ARROW_READER = ClassName.get("org.apache.arrow.vector.ipc", "ArrowReader");

    /** As the runtime has it in {@code FunctionTable.NAME}. */
    private static final String BY_NAME = "ByName";

    private FunctionMembers() {}

    /** Whether the author's method returns rows one by one, and not in batches. */
    static boolean streams(Table.Function function) {
        return JavaType.parse(function.returnType()).name().equals(STREAM.canonicalName());
    }

    static void add(TypeSpec.Builder type, Table table, Table.Function function, TypeName rowType) {
        String catalog = "catalog";
        while (hasParameter(function, catalog)) {
            catalog += "_";
        }
        MethodSpec.Builder constructor = SourceFile.constructor("Opens the table for certain arguments.", catalog);
        constructor.addStatement("super($L, $S, $S)", catalog, table.database(), table.name());
        for (Parameter parameter : function.parameters()) {
            TypeName java = typeName(parameter);
            type.addField(java, parameter.member(), Modifier.PRIVATE, Modifier.FINAL);
            constructor
                    .addJavadoc("$L", javadoc(parameter))
                    .addParameter(java, parameter.member())
                    .addStatement("this.$L = $L", parameter.member(), parameter.member());
        }
        type.addMethod(constructor.build());
        type.addMethod(call(table, function, rowType));
    }

    /** The class by which the runtime makes the accessor of arguments that it knows by name only. */
    static TypeSpec byName(ClassName accessor, Table.Function function) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < function.parameters().size(); i++) {
            Parameter parameter = function.parameters().get(i);
            arguments.add(",$W");
            if (parameter.type() instanceof ColumnType.Enumeration enumeration) {
                arguments.add(
                        "$T.constant($T.class, arguments[$L])",
                        RuntimeNames.FUNCTION_TABLE,
                        JavaType.className(enumeration.type()),
                        i);
            } else {
                arguments.add("($T) arguments[$L]", Scalars.boxed(parameter.type(), parameter.javaType()), i);
            }
        }
        return TypeSpec.classBuilder(BY_NAME)
                .addJavadoc("Opens the table where its arguments are known by name.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeNames.FUNCTION_TABLE)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the runtime.")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(accessor)
                        .addParameter(RuntimeNames.CATALOG, "catalog")
                        .addParameter(Object[].class, "arguments")
                        .addStatement("return new $T(catalog$L)", accessor, arguments.build())
                        .build())
                .build();
    }

    private static boolean hasParameter(Table.Function function, String name) {
        return function.parameters().stream()
                .anyMatch(parameter -> parameter.member().equals(name));
    }

    static TypeName typeName(Parameter parameter) {
        return Scalars.declared(parameter.type(), parameter.javaType());
    }

    static String javadoc(Parameter parameter) {
        String sentence = Javadoc.sentence(parameter.description());
        return "\n@param " + parameter.member() + " "
                + (sentence.isEmpty() ? "argument of the function" : Javadoc.escape(sentence));
    }

    private static MethodSpec call(Table table, Table.Function function, TypeName rowType) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < function.parameters().size(); i++) {
            arguments.add(i == 0 ? "$L" : ",$W$L", function.parameters().get(i).member());
        }
        boolean streams = streams(function);
        return AnyAccessor.override(
                        streams ? "rows" : "batches",
                        streams ? ParameterizedTypeName.get(STREAM, rowType) : ARROW_READER)
                .addException(Exception.class)
                .addStatement(
                        "return $T.$L($L)",
                        JavaType.className(table.origin().type()),
                        function.method(),
                        arguments.build())
                .build();
    }
}
