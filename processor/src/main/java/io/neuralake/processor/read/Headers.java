package io.neuralake.processor.read;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.PickedDatabase;
import io.neuralake.catalog.RoapiOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads what surrounds tables: databases, catalogs, and the options that all of these share. */
public final class Headers {

    private static final String DATABASE_ACCESSOR = "io.neuralake.runtime.DatabaseAccessor";

    private final Elements elements;

    /** A reader of the compiler's elements. */
    public Headers(Elements elements) {
        this.elements = elements;
    }

    /** The database that a package or type declares, without tables. */
    public Optional<Database> database(Element element) {
        return Written.find(element, Markers.DATABASE)
                .map(said -> new Database(
                        said.text("name"),
                        description(said, element),
                        said.text("owner"),
                        said.text("location"),
                        said.text("notebook"),
                        roapi(element),
                        List.of(),
                        Optional.of(origin(element))));
    }

    /** The catalog that a package or type declares, without databases. */
    public Optional<Catalog> catalog(Element element) {
        return Written.find(element, Markers.CATALOG)
                .map(said -> new Catalog(
                                said.text("name"),
                                description(said, element),
                                said.text("owner"),
                                said.text("location"),
                                said.text("notebook"),
                                roapi(element),
                                List.of(),
                                Optional.of(origin(element)))
                        .withPicked(picked(said)));
    }

    private Optional<List<PickedDatabase>> picked(Written said) {
        if (said.value("databases")
                .filter(value -> value.getValue() instanceof List)
                .isEmpty()) {
            return Optional.empty();
        }
        List<PickedDatabase> picked = new ArrayList<>();
        for (AnnotationValue item : said.items("databases")) {
            picked.add(picked(item.getValue()));
        }
        return Optional.of(picked);
    }

    /** A class that is not known may be one that we generate for the module's own tables; else the compiler reports it. */
    private static PickedDatabase picked(Object value) {
        if (!(value instanceof TypeMirror type) || type.getKind() == TypeKind.ERROR) {
            return new PickedDatabase("", "");
        }
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? new PickedDatabase(
                        databaseName(element), element.getQualifiedName().toString())
                : new PickedDatabase("", JavaTypeName.of(type));
    }

    /** What a generated class of a database says as its constant {@code NAME}; empty for other classes. */
    private static String databaseName(TypeElement type) {
        if (type.getSuperclass() instanceof DeclaredType parent
                && parent.asElement() instanceof TypeElement accessor
                && accessor.getQualifiedName().contentEquals(DATABASE_ACCESSOR)) {
            for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (field.getSimpleName().contentEquals("NAME") && field.getConstantValue() instanceof String name) {
                    return name;
                }
            }
        }
        return "";
    }

    /**
     * Whether the compiler knows every value of a declaration's annotations, apart from the databases that a catalog picks:
     * their classes may come later.
     */
    public static boolean resolved(Element element) {
        return Written.resolvedOn(element, Markers.DATABASE)
                && Written.resolvedOn(element, Markers.ROAPI)
                && Written.find(element, Markers.CATALOG)
                        .filter(said -> !said.resolvedBut("databases"))
                        .isEmpty();
    }

    private String description(Written said, Element element) {
        String description = said.text("description").strip();
        return description.isEmpty() ? Comment.of(elements, element).description() : description;
    }

    private Origin origin(Element element) {
        return element instanceof TypeElement type
                ? Origin.of(elements.getBinaryName(type).toString())
                : Origin.of(((PackageElement) element).getQualifiedName().toString());
    }

    static RoapiOptions roapi(Element element) {
        Optional<Written> said = Written.find(element, Markers.ROAPI);
        if (said.isEmpty()) {
            return RoapiOptions.NONE;
        }
        String name = said.get().text("name");
        return new RoapiOptions(
                said.get().truth("disable"),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                said.get().truth("memoryTable"),
                said.get().number("reloadSeconds"));
    }

    static Optional<Deprecation> deprecation(Optional<Written> said) {
        return said.isPresent()
                ? Optional.of(new Deprecation(
                        said.get().text("replacement"), said.get().text("since")))
                : Optional.empty();
    }
}
