package io.neuralake.processor.read;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Reason;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.catalog.ColumnType.Unsupported;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the Java types of one table's columns as logical types. */
final class TypeReader {

    private final Elements elements;
    private final Function<TypeElement, List<Column>> fields;
    private final Deque<String> enclosing = new ArrayDeque<>();
    private boolean resolved = true;

    /** A reader that asks {@code fields} for the columns of a nested record. */
    TypeReader(Elements elements, Function<TypeElement, List<Column>> fields) {
        this.elements = elements;
        this.fields = fields;
    }

    /** Whether all types so far were known to the compiler. */
    boolean resolved() {
        return resolved;
    }

    /** Remembers that something cannot be read yet. */
    void unresolved() {
        resolved = false;
    }

    /** Reads the members of a record, which must not appear among them again. */
    <T> T within(TypeElement type, Function<TypeElement, T> reader) {
        enclosing.push(type.getQualifiedName().toString());
        try {
            return reader.apply(type);
        } finally {
            enclosing.pop();
        }
    }

    /** The logical type; {@code size} is what the member's {@code @Decimal} says. */
    ColumnType type(TypeMirror type, Optional<ColumnType.Decimal> size) {
        return switch (type.getKind()) {
            case BOOLEAN -> Scalar.BOOLEAN;
            case BYTE -> Scalar.INT8;
            case SHORT -> Scalar.INT16;
            case INT -> Scalar.INT32;
            case LONG -> Scalar.INT64;
            case FLOAT -> Scalar.FLOAT32;
            case DOUBLE -> Scalar.FLOAT64;
            case CHAR -> Scalar.STRING;
            case ARRAY -> array((ArrayType) type, size);
            case DECLARED -> declared((DeclaredType) type, size);
            case ERROR -> {
                resolved = false;
                yield unsupported(type, Reason.UNKNOWN);
            }
            default -> unsupported(type, Reason.UNKNOWN);
        };
    }

    private ColumnType array(ArrayType type, Optional<ColumnType.Decimal> size) {
        TypeMirror component = type.getComponentType();
        if (component.getKind() == TypeKind.BYTE) {
            return Scalar.BINARY;
        }
        if (component.getKind() == TypeKind.ERROR) {
            resolved = false;
        }
        return component.getKind().isPrimitive()
                ? new ColumnType.ListOf(type(component, size), false)
                : unsupported(type, Reason.UNKNOWN);
    }

    private ColumnType declared(DeclaredType type, Optional<ColumnType.Decimal> size) {
        TypeElement element = (TypeElement) type.asElement();
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.Boolean" -> Scalar.BOOLEAN;
            case "java.lang.Byte" -> Scalar.INT8;
            case "java.lang.Short" -> Scalar.INT16;
            case "java.lang.Integer", "java.util.OptionalInt" -> Scalar.INT32;
            case "java.lang.Long", "java.util.OptionalLong" -> Scalar.INT64;
            case "java.lang.Float" -> Scalar.FLOAT32;
            case "java.lang.Double", "java.util.OptionalDouble" -> Scalar.FLOAT64;
            case "java.lang.Character", "java.lang.String" -> Scalar.STRING;
            case "java.time.LocalDate" -> Scalar.DATE;
            case "java.time.LocalTime" -> Scalar.TIME;
            case "java.time.LocalDateTime" -> Scalar.TIMESTAMP;
            case "java.time.Instant" -> Scalar.INSTANT;
            case "java.util.UUID" -> Scalar.UUID;
            case "java.math.BigDecimal" ->
                size.isPresent() ? size.get() : unsupported(type, Reason.DECIMAL_WITHOUT_SIZE);
            case "java.util.Optional" -> optional(type, size);
            case "java.util.List" -> list(type, size);
            case "java.util.Map" -> map(type, size);
            default -> own(type, element);
        };
    }

    /** An optional column is a nullable one; inside another type there is no place for it. */
    private ColumnType optional(DeclaredType type, Optional<ColumnType.Decimal> size) {
        if (type.getTypeArguments().isEmpty()) {
            return unsupported(type, Reason.RAW);
        }
        TypeMirror value = type.getTypeArguments().get(0);
        ColumnType inner = element(value, size);
        return inner instanceof Unsupported unsupported && unsupported.reason() == Reason.UNKNOWN
                ? unsupported(type, Reason.UNKNOWN)
                : inner;
    }

    private ColumnType list(DeclaredType type, Optional<ColumnType.Decimal> size) {
        if (type.getTypeArguments().isEmpty()) {
            return unsupported(type, Reason.RAW);
        }
        TypeMirror element = type.getTypeArguments().get(0);
        return new ColumnType.ListOf(element(element, size), annotatedNullable(element.getAnnotationMirrors()));
    }

    private ColumnType map(DeclaredType type, Optional<ColumnType.Decimal> size) {
        if (type.getTypeArguments().size() != 2) {
            return unsupported(type, Reason.RAW);
        }
        TypeMirror value = type.getTypeArguments().get(1);
        ColumnType key = element(type.getTypeArguments().get(0), size);
        if (!(key instanceof Unsupported) && !simpleKey(key)) {
            return unsupported(type, Reason.MAP_KEY);
        }
        return new ColumnType.MapOf(key, element(value, size), annotatedNullable(value.getAnnotationMirrors()));
    }

    private static boolean simpleKey(ColumnType key) {
        if (key instanceof Scalar scalar) {
            return switch (scalar) {
                case INT8, INT16, INT32, INT64, STRING, DATE, UUID -> true;
                case BOOLEAN, FLOAT32, FLOAT64, BINARY, TIME, TIMESTAMP, INSTANT -> false;
            };
        }
        return key instanceof ColumnType.Enumeration;
    }

    /** What stands between angle brackets: there, optionals have no meaning. */
    private ColumnType element(TypeMirror type, Optional<ColumnType.Decimal> size) {
        return optionalType(type) ? unsupported(type, Reason.UNKNOWN) : type(type, size);
    }

    private ColumnType own(DeclaredType type, TypeElement element) {
        if (element.getKind() == ElementKind.ENUM) {
            return enumeration(element);
        }
        if (element.getKind() != ElementKind.RECORD
                || !element.getTypeParameters().isEmpty()) {
            boolean raw = !element.getTypeParameters().isEmpty()
                    && type.getTypeArguments().isEmpty();
            return unsupported(type, raw ? Reason.RAW : Reason.UNKNOWN);
        }
        String name = element.getQualifiedName().toString();
        if (enclosing.contains(name)) {
            return unsupported(type, Reason.RECURSIVE);
        }
        return new ColumnType.Struct(elements.getBinaryName(element).toString(), within(element, fields));
    }

    private ColumnType enumeration(TypeElement element) {
        List<String> values = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                values.add(member.getSimpleName().toString());
            }
        }
        return new ColumnType.Enumeration(elements.getBinaryName(element).toString(), values);
    }

    private static ColumnType unsupported(TypeMirror type, Reason reason) {
        return new Unsupported(JavaTypeName.of(type), reason);
    }

    /** Whether a value of a member may be absent: it is boxed, optional, or annotated {@code Nullable}. */
    static boolean nullable(TypeMirror type, Element... declarations) {
        if (type.getKind().isPrimitive()) {
            return false;
        }
        if (optionalType(type) || boxed(type) || annotatedNullable(type.getAnnotationMirrors())) {
            return true;
        }
        for (Element declaration : declarations) {
            if (annotatedNullable(Written.mirrors(declaration))) {
                return true;
            }
        }
        return false;
    }

    private static boolean annotatedNullable(List<? extends AnnotationMirror> annotations) {
        for (AnnotationMirror annotation : annotations) {
            if (annotation.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private static boolean optionalType(TypeMirror type) {
        @Nullable String name = name(type);
        return name != null && name.startsWith("java.util.Optional");
    }

    private static boolean boxed(TypeMirror type) {
        @Nullable String name = name(type);
        if (name == null) {
            return false;
        }
        return switch (name) {
            case "java.lang.Boolean",
                    "java.lang.Byte",
                    "java.lang.Short",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Float",
                    "java.lang.Double",
                    "java.lang.Character" -> true;
            default -> false;
        };
    }

    private static @Nullable String name(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : null;
    }
}
