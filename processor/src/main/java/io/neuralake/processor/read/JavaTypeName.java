package io.neuralake.processor.read;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Java type with full names and without annotations, the same in every compiler; {@code TypeMirror.toString}
 * differs between them.
 */
final class JavaTypeName extends SimpleTypeVisitor14<StringBuilder, StringBuilder> {

    private JavaTypeName() {}

    static String of(TypeMirror type) {
        return type.accept(new JavaTypeName(), new StringBuilder()).toString();
    }

    @Override
    protected StringBuilder defaultAction(TypeMirror type, StringBuilder text) {
        return text.append(type.getKind().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public StringBuilder visitArray(ArrayType type, StringBuilder text) {
        return type.getComponentType().accept(this, text).append("[]");
    }

    @Override
    public StringBuilder visitTypeVariable(TypeVariable type, StringBuilder text) {
        return text.append(type.asElement().getSimpleName());
    }

    @Override
    public StringBuilder visitError(ErrorType type, StringBuilder text) {
        return text.append(type.asElement().getSimpleName());
    }

    @Override
    public StringBuilder visitWildcard(WildcardType type, StringBuilder text) {
        text.append('?');
        bound(" extends ", type.getExtendsBound(), text);
        bound(" super ", type.getSuperBound(), text);
        return text;
    }

    private void bound(String keyword, @Nullable TypeMirror bound, StringBuilder text) {
        if (bound != null) {
            bound.accept(this, text.append(keyword));
        }
    }

    @Override
    public StringBuilder visitDeclared(DeclaredType type, StringBuilder text) {
        text.append(((TypeElement) type.asElement()).getQualifiedName());
        if (!type.getTypeArguments().isEmpty()) {
            String separator = "<";
            for (TypeMirror argument : type.getTypeArguments()) {
                argument.accept(this, text.append(separator));
                separator = ", ";
            }
            text.append('>');
        }
        return text;
    }
}
