package io.neuralake.processor.read;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads the columns of one table, from the Java type of its rows.
 *
 * <p>Comments count only inside the outermost type that holds the table: of any other, the compiler may have the class
 * file alone, and what is generated must not depend on that. {@code @Column(description)} counts everywhere.
 */
final class RowReader {

    private final Elements elements;
    private final Types types;
    private final TypeElement outermost;
    private final TypeReader typeReader;

    /** A reader for a table that a type declares or holds. */
    RowReader(Elements elements, Types types, TypeElement declaring) {
        this.elements = elements;
        this.types = types;
        this.outermost = outermost(declaring);
        this.typeReader = new TypeReader(elements, this::columns);
    }

    private static TypeElement outermost(TypeElement type) {
        TypeElement outer = type;
        while (outer.getEnclosingElement() instanceof TypeElement enclosing) {
            outer = enclosing;
        }
        return outer;
    }

    TypeReader types() {
        return typeReader;
    }

    /** The comment of a declaration, empty if it lies elsewhere. */
    Comment comment(Element element, TypeElement declaring) {
        return outermost(declaring).equals(outermost) ? Comment.of(elements, element) : Comment.NONE;
    }

    /** The columns of a type, and how a value of it is made in a package. */
    Row row(TypeElement type, Element fromPackage) {
        List<Column> columns = typeReader.within(type, this::columns);
        return new Row(columns, new Construction(elements, type, fromPackage).kind(columns));
    }

    private List<Column> columns(TypeElement type) {
        Origin owner = Origin.of(elements.getBinaryName(type).toString());
        Comment own = type.getKind() == ElementKind.INTERFACE ? Comment.NONE : comment(type, type);
        List<Column> columns = new ArrayList<>();
        for (Element member : Members.of(type)) {
            columns.add(column(type, member, own, owner));
        }
        return columns;
    }

    private Column column(TypeElement type, Element member, Comment ofType, Origin owner) {
        String name = member.getSimpleName().toString();
        TypeMirror java = javaType(type, member);
        Optional<Written> column = written(member, Markers.COLUMN);
        String chosen = text(column, "name");
        String description = text(column, "description").strip();
        return new Column(
                chosen.isEmpty() ? Names.snakeCase(name) : chosen,
                name,
                JavaTypeName.of(java),
                typeReader.type(java, size(written(member, Markers.DECIMAL))),
                TypeReader.nullable(java, member),
                written(member, Markers.PARTITION).isPresent(),
                description.isEmpty() ? commented(member, name, ofType) : description,
                text(column, "unit"),
                column.isPresent() ? column.get().texts("tags") : List.of(),
                classification(column),
                text(column, "example"),
                Headers.deprecation(written(member, Markers.DEPRECATION)),
                owner.member(name));
    }

    private static String text(Optional<Written> column, String attribute) {
        return column.isPresent() ? column.get().text(attribute) : "";
    }

    private static Classification classification(Optional<Written> column) {
        return column.isPresent()
                ? column.get().constant("classification", Classification.class).orElse(Classification.UNCLASSIFIED)
                : Classification.UNCLASSIFIED;
    }

    private static Optional<ColumnType.Decimal> size(Optional<Written> decimal) {
        return decimal.isPresent()
                ? Optional.of(new ColumnType.Decimal(
                        decimal.get().number("precision").orElse(0),
                        decimal.get().number("scale").orElse(0)))
                : Optional.empty();
    }

    private Optional<Written> written(Element member, String annotation) {
        Optional<Written> written = Written.find(member, annotation);
        if (written.isPresent() && !written.get().resolved()) {
            typeReader.unresolved();
        }
        return written;
    }

    private TypeMirror javaType(TypeElement type, Element member) {
        if (!type.equals(member.getEnclosingElement())) {
            TypeMirror inherited = types.asMemberOf((DeclaredType) type.asType(), member);
            return inherited instanceof ExecutableType method ? method.getReturnType() : inherited;
        }
        return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
    }

    private String commented(Element member, String name, Comment ofType) {
        TypeElement declaring = Members.declaring(member);
        return switch (declaring.getKind()) {
            case RECORD -> ofType.parameter(name);
            case INTERFACE -> comment(member, declaring).result();
            default -> {
                String ofField = comment(member, declaring).description();
                yield ofField.isEmpty() ? ofType.parameter(name) : ofField;
            }
        };
    }
}
