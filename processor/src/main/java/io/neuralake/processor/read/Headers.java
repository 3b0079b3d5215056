package io.neuralake.processor.read;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.RoapiOptions;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what surrounds tables: databases, catalogs, and the options that all of these share. */
public final class Headers {

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
                        Optional.of(origin(element))));
    }

    /** Whether the compiler knows every value of a declaration's annotations. */
    public static boolean resolved(Element element) {
        for (String annotation : List.of(Markers.DATABASE, Markers.CATALOG, Markers.ROAPI)) {
            if (!Written.resolvedOn(element, annotation)) {
                return false;
            }
        }
        return true;
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
