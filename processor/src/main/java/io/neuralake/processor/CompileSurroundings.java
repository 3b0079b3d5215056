package io.neuralake.processor;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.processor.accessor.Surroundings;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Members;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds out what generated code may use and must suppress where it is going to be compiled. */
final class CompileSurroundings {

    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String DEPRECATED = "java.lang.Deprecated";

    private final Elements elements;
    private final Map<ModuleElement, Boolean> markable = new HashMap<>();

    CompileSurroundings(Elements elements) {
        this.elements = elements;
    }

    /** For a class beside a declaration that uses nothing of it. */
    Surroundings of(Element declaration) {
        return new Surroundings(marked(declaration), lints(declaration));
    }

    /** For the accessor of a table, which uses the author's types even if they are deprecated. */
    Surroundings of(Declaration declaration) {
        List<String> lints = lints(declaration.type());
        boolean deprecated = false;
        boolean removed = false;
        for (Element used : used(declaration)) {
            Optional<Written> said = Written.find(used, DEPRECATED);
            deprecated |= said.isPresent();
            removed |= said.flatMap(written -> written.truth("forRemoval")).orElse(false);
        }
        if (deprecated) {
            lints.add("deprecation");
        }
        if (removed) {
            lints.add("removal");
        }
        return new Surroundings(marked(declaration.type()), lints);
    }

    private List<Element> used(Declaration declaration) {
        List<Element> used = new ArrayList<>();
        used.add(declaration.element());
        used.add(declaration.type());
        declaration.row().ifPresent(row -> {
            used.add(row);
            used.addAll(Members.of(row));
            used.addAll(accessors(row));
        });
        for (Column column : declaration.table().columns()) {
            collect(column.type(), used);
        }
        return used;
    }

    private void collect(ColumnType type, List<Element> used) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            add(enumeration.type(), used);
        } else if (type instanceof ColumnType.ListOf list) {
            collect(list.element(), used);
        } else if (type instanceof ColumnType.MapOf map) {
            collect(map.key(), used);
            collect(map.value(), used);
        } else if (type instanceof ColumnType.Struct struct) {
            add(struct.type(), used);
            struct.fields().forEach(field -> collect(field.type(), used));
        }
    }

    private void add(String binaryName, List<Element> used) {
        @Nullable TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
        if (type != null) {
            used.add(type);
            used.addAll(accessors(type));
        }
    }

    /** What takes a record apart; an author can deprecate it apart from its component. */
    private static List<Element> accessors(TypeElement type) {
        List<Element> accessors = new ArrayList<>();
        for (RecordComponentElement component : type.getRecordComponents()) {
            accessors.add(component.getAccessor());
        }
        return accessors;
    }

    private boolean marked(Element declaration) {
        @Nullable ModuleElement module = elements.getModuleOf(declaration);
        return module == null
                ? elements.getTypeElement(GENERATED) != null
                : markable.computeIfAbsent(module, in -> elements.getTypeElement(in, GENERATED) != null);
    }

    /** In a module, generated code shows types of the runtime, and does not decide what the module requires. */
    private List<String> lints(Element declaration) {
        @Nullable ModuleElement module = elements.getModuleOf(declaration);
        List<String> lints = new ArrayList<>();
        if (module != null && !module.isUnnamed()) {
            lints.add("exports");
        }
        return lints;
    }
}
