package io.neuralake.processor.read;

import io.neuralake.catalog.Classification;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads tables from the types and methods that declare them. */
public final class TableReader {

    private final Elements elements;
    private final Types types;

    /** A reader of the compiler's elements. */
    public TableReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The table that a type or method with {@code @Table} declares, right or wrong. */
    public Declaration read(Element element) {
        Written said = Written.find(element, Markers.TABLE).orElseThrow();
        TypeElement type = declaring(element);
        RowReader reader = new RowReader(elements, types, type);
        if (!resolved(element)) {
            reader.types().unresolved();
        }
        Optional<FunctionReader> function = element instanceof ExecutableElement method
                ? Optional.of(new FunctionReader(elements, method, said, reader))
                : Optional.empty();
        Optional<TypeElement> rowType = function.isPresent() ? function.get().rowType() : Optional.of(type);
        Row row = rowType.isPresent()
                ? reader.row(rowType.get(), elements.getPackageOf(type))
                : new Row(List.of(), RowKind.NONE);
        Optional<Table.Function> called =
                function.isPresent() ? Optional.of(function.get().read()) : Optional.empty();
        Table table = table(element, said, reader, called, row, rowType.orElse(type));
        return new Declaration(table, element, type, rowType, reader.types().resolved());
    }

    private static TypeElement declaring(Element element) {
        return element instanceof TypeElement type ? type : Members.declaring(element);
    }

    private static boolean resolved(Element element) {
        for (String annotation : List.of(
                Markers.TABLE,
                Markers.DOC_FILTER,
                Markers.DOC_FILTERS,
                Markers.PANEL,
                Markers.PANELS,
                Markers.DEPRECATION,
                Markers.ROAPI)) {
            if (!Written.resolvedOn(element, annotation)) {
                return false;
            }
        }
        return DerivationReader.resolved(element);
    }

    private Table table(
            Element element,
            Written said,
            RowReader reader,
            Optional<Table.Function> function,
            Row row,
            TypeElement rowType) {
        String javaName = element.getSimpleName().toString();
        String name = said.text("name");
        Origin origin = origin(element);
        return new Table(
                said.text("database"),
                name.isEmpty() ? Names.snakeCase(javaName) : name,
                said.constant("format", Format.class).orElse(function.isPresent() ? Format.FUNCTION : Format.DELTA),
                said.text("location"),
                said.constant("partitioning", Partitioning.class),
                said.text("relation"),
                function,
                row.columns(),
                filters(element, origin),
                said.texts("docColumns"),
                said.texts("uniqueColumns"),
                description(element, said, reader),
                said.text("owner"),
                said.texts("tags"),
                said.constant("classification", Classification.class).orElse(Classification.UNCLASSIFIED),
                said.text("latency"),
                said.text("source"),
                said.text("notebook"),
                links(said),
                new DerivationReader(elements).read(element, origin),
                Headers.deprecation(Written.find(element, Markers.DEPRECATION)),
                said.number("schemaVersion").orElse(1),
                Headers.roapi(element),
                accessor(element),
                new Table.Row(elements.getBinaryName(rowType).toString(), row.kind()),
                origin,
                panels(element, origin));
    }

    private Origin origin(Element element) {
        Origin type = Origin.of(elements.getBinaryName(declaring(element)).toString());
        return element instanceof TypeElement
                ? type
                : type.member(element.getSimpleName().toString());
    }

    /**
     * Binary name of the accessor: {@code lake.TripsTable} for {@code lake.Trips}, {@code lake.Outer_TripsTable} for
     * {@code lake.Outer.Trips}, {@code lake.DailyTripsTable} for a method {@code dailyTrips} of any type in {@code lake}.
     */
    private String accessor(Element element) {
        String name = element instanceof TypeElement type
                ? nestedName(type)
                : Names.upperCamel(element.getSimpleName().toString());
        PackageElement inPackage = elements.getPackageOf(element);
        return inPackage.isUnnamed() ? name + "Table" : inPackage.getQualifiedName() + "." + name + "Table";
    }

    private static String nestedName(TypeElement type) {
        String name = type.getSimpleName().toString();
        return type.getEnclosingElement() instanceof TypeElement outer ? nestedName(outer) + "_" + name : name;
    }

    private static List<Panel> panels(Element element, Origin origin) {
        List<Written> written = Written.all(element, Markers.PANELS, Markers.PANEL);
        return written.isEmpty() ? List.of() : PanelReader.read(written, origin);
    }

    private static List<DocFilter> filters(Element element, Origin origin) {
        List<DocFilter> filters = new ArrayList<>();
        for (Written filter : Written.all(element, Markers.DOC_FILTERS, Markers.DOC_FILTER)) {
            filters.add(new DocFilter(
                    filter.text("column"),
                    filter.constant("operator", Operator.class).orElse(Operator.EQ),
                    filter.texts("value"),
                    origin.annotation("DocFilter", filters.size())));
        }
        return filters;
    }

    private static List<Link> links(Written said) {
        List<Link> links = new ArrayList<>();
        for (Written link : said.annotations("links")) {
            links.add(new Link(link.text("title"), link.text("url")));
        }
        return links;
    }

    private static String description(Element element, Written said, RowReader reader) {
        String description = said.text("description").strip();
        return description.isEmpty()
                ? reader.comment(element, declaring(element)).description()
                : description;
    }
}
