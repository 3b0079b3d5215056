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
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds out what generated code may use and must suppress where it is going to be compiled. */
final class CompileSurroundings {

    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String APPENDABLE = "io.neuralake.ingest.AppendableTable";
    private static final String DEPRECATED = "java.lang.Deprecated";

    private final Elements elements;
    private final Map<ModuleElement, Boolean> markable = new HashMap<>();
    private final Map<ModuleElement, Boolean> appending = new HashMap<>();

    CompileSurroundings(Elements elements) {
        this.elements = elements;
    }

    /** For a class beside a declaration that uses nothing of it. */
    Surroundings of(Element declaration) {
        return new Surroundings(marked(declaration), false, lints(declaration));
    }

    /** For the accessor of a table, which uses the author's types even if they are deprecated. */
    Surroundings of(Declaration declaration) {
        List<String> lints = lints(declaration.type());
        boolean deprecated = false;
        boolean removed = false;
        for (Element used : used(declaration)) {
            Optional<Written> said = Written.find(used, DEPRECATED);
            deprecated |= said.isPresent();
            removed |= removed(said);
        }
        for (Element overridden : overridden(declaration)) {
            removed |= removed(Written.find(overridden, DEPRECATED));
        }
        if (deprecated && declaration.table().deprecation().isEmpty()) {
            lints.add("deprecation");
        }
        if (removed) {
            lints.add("removal");
        }
        return new Surroundings(marked(declaration.type()), appendable(declaration.type()), lints);
    }

    private static boolean removed(Optional<Written> deprecated) {
        return deprecated.flatMap(said -> said.truth("forRemoval")).orElse(false);
    }

    /** What a generated row implements; deprecated itself, it may, unless the method is going to be removed. */
    private static List<Element> overridden(Declaration declaration) {
        return declaration
                .row()
                .filter(row -> row.getKind() == ElementKind.INTERFACE)
                .map(Members::of)
                .orElse(List.of());
    }

    /** What generated code names, and no more: ECJ warns of suppressions that are not needed. */
    private List<Element> used(Declaration declaration) {
        boolean takenApart = declaration.table().function().isPresent()
                || new Surroundings(false, appendable(declaration.type()), List.of()).appendable(declaration.table());
        List<Element> used = new ArrayList<>();
        used.add(declaration.element());
        used.add(declaration.type());
        declaration.row().ifPresent(row -> {
            used.add(row);
            if (takenApart || row.getKind() == ElementKind.CLASS) {
                used.addAll(Members.of(row));
            }
            if (takenApart) {
                used.addAll(accessors(row));
            }
        });
        for (Column column : declaration.table().columns()) {
            collect(column.type(), takenApart, used);
        }
        return used;
    }

    private void collect(ColumnType type, boolean takenApart, List<Element> used) {
        if (type instanceof ColumnType.Enumeration enumeration) {
            add(enumeration.type(), takenApart, used);
        } else if (type instanceof ColumnType.ListOf list) {
            collect(list.element(), takenApart, used);
        } else if (type instanceof ColumnType.MapOf map) {
            collect(map.key(), takenApart, used);
            collect(map.value(), takenApart, used);
        } else if (type instanceof ColumnType.Struct struct) {
            add(struct.type(), takenApart, used);
            struct.fields().forEach(field -> collect(field.type(), takenApart, used));
        }
    }

    private void add(String binaryName, boolean takenApart, List<Element> used) {
        @Nullable TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
        if (type != null) {
            used.add(type);
            if (takenApart) {
                used.addAll(accessors(type));
            }
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
        return visible(declaration, GENERATED, markable, "java.compiler", "java.se");
    }

    private boolean appendable(Element declaration) {
        return visible(declaration, APPENDABLE, appending, "io.neuralake.ingest");
    }

    private boolean visible(Element declaration, String type, Map<ModuleElement, Boolean> known, String... modules) {
        @Nullable ModuleElement module = elements.getModuleOf(declaration);
        return module == null
                ? elements.getTypeElement(type) != null
                : known.computeIfAbsent(
                        module, in -> elements.getTypeElement(in, type) != null && sees(in, Set.of(modules)));
    }

    /**
     * Whether a module reads the one of a type by its own word. ECJ finds types of modules that a module does not
     * read, and fails to list what binary modules require.
     */
    private static boolean sees(ModuleElement module, Set<String> modules) {
        if (module.isUnnamed()) {
            return true;
        }
        for (ModuleElement.RequiresDirective required : ElementFilter.requiresIn(module.getDirectives())) {
            if (modules.contains(required.getDependency().getQualifiedName().toString())) {
                return true;
            }
        }
        return false;
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
