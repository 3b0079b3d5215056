package io.neuralake.processor.read;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads how a function table is called, and which type its rows have. */
final class FunctionReader {

    private static final String STREAM = "java.util.stream.Stream";

    private final Elements elements;
    private final ExecutableElement method;
    private final Written table;
    private final RowReader rows;

    FunctionReader(Elements elements, ExecutableElement method, Written table, RowReader rows) {
        this.elements = elements;
        this.method = method;
        this.table = table;
        this.rows = rows;
    }

    /** What {@code rows} names, else the type argument of a stream. */
    Optional<TypeElement> rowType() {
        TypeMirror result = method.getReturnType();
        if (result.getKind() == TypeKind.ERROR) {
            rows.types().unresolved();
        }
        Optional<TypeMirror> named = table.type("rows").filter(type -> type.getKind() != TypeKind.VOID);
        if (named.isPresent()) {
            return named.flatMap(this::element);
        }
        return result.getKind() == TypeKind.DECLARED
                        && result instanceof DeclaredType stream
                        && ((TypeElement) stream.asElement()).getQualifiedName().contentEquals(STREAM)
                        && !stream.getTypeArguments().isEmpty()
                ? element(stream.getTypeArguments().get(0))
                : Optional.empty();
    }

    private Optional<TypeElement> element(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            rows.types().unresolved();
        }
        return type.getKind() == TypeKind.DECLARED
                        && ((DeclaredType) type).asElement() instanceof TypeElement element
                        && element.getKind() != ElementKind.ENUM
                        && element.getKind() != ElementKind.ANNOTATION_TYPE
                        && !element.getQualifiedName().toString().startsWith("java.")
                ? Optional.of(element)
                : Optional.empty();
    }

    Table.Function read() {
        TypeElement type = Members.declaring(method);
        Comment comment = rows.comment(method, type);
        Origin origin = Origin.of(elements.getBinaryName(type).toString())
                .member(method.getSimpleName().toString());
        List<Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            String name = parameter.getSimpleName().toString();
            TypeMirror java = parameter.asType();
            parameters.add(new Parameter(
                    Names.snakeCase(name),
                    name,
                    JavaTypeName.of(java),
                    rows.types().type(java, Optional.empty()),
                    TypeReader.nullable(java, parameter),
                    comment.parameter(name),
                    origin.parameter(name)));
        }
        return new Table.Function(
                method.getSimpleName().toString(), JavaTypeName.of(method.getReturnType()), parameters);
    }
}
