package io.neuralake.processor;

import io.neuralake.catalog.Origin;
import io.neuralake.processor.read.ClassFiles;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.TableReader;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a compile, round by round.
 *
 * <p>A table that uses a type that is not there yet waits for the next round, in which another processor may have made
 * it.
 */
final class Tables {

    private final Elements elements;
    private final TableReader reader;
    private final ClassFiles classFiles;
    private final Previous previous;
    private final Set<String> waiting = new TreeSet<>();
    private final Set<Origin> remembered = new HashSet<>();

    Tables(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.classFiles = new ClassFiles(environment);
        this.previous = new Previous(environment);
        this.reader = new TableReader(elements, environment.getTypeUtils());
    }

    /** Tables whose types are all known: those of this round and those that waited for it, sorted by declaration. */
    List<Declaration> take(RoundEnvironment round, Failures failures) {
        List<Element> declared = new ArrayList<>();
        @Nullable TypeElement table = elements.getTypeElement(Markers.TABLE);
        if (table != null) {
            declared.addAll(round.getElementsAnnotatedWith(table));
        }
        for (String type : waiting) {
            @Nullable TypeElement element = elements.getTypeElement(type);
            if (element != null) {
                addAnnotated(element, declared);
            }
        }
        waiting.clear();
        List<Declaration> tables = new ArrayList<>();
        for (Element element : declared) {
            failures.guard(element, () -> read(element, tables));
        }
        tables.sort(
                Comparator.comparing(declaration -> declaration.table().origin().toString()));
        return tables;
    }

    private static void addAnnotated(TypeElement type, List<Element> declared) {
        if (Written.on(type, Markers.TABLE)) {
            declared.add(type);
        }
        for (Element member : type.getEnclosedElements()) {
            if (Written.on(member, Markers.TABLE) && !(member instanceof TypeElement)) {
                declared.add(member);
            }
        }
    }

    private void read(Element element, List<Declaration> tables) {
        Declaration declaration = remembered(reader.read(element));
        if (declaration.resolved()) {
            tables.add(declaration);
        } else {
            waiting.add(declaration.type().getQualifiedName().toString());
        }
    }

    /** A table whose source is not at hand is what its fragment says. */
    private Declaration remembered(Declaration read) {
        return classFiles.contain(read.type())
                ? previous.fragment(read.table().origin())
                        .map(table -> remember(new Declaration(table, read.element(), read.type(), read.row(), true)))
                        .orElse(read)
                : read;
    }

    private Declaration remember(Declaration table) {
        remembered.add(table.table().origin());
        return table;
    }

    /** Whether a table is what an earlier compile made of it, which is still there. */
    boolean unchanged(Declaration table) {
        return remembered.contains(table.table().origin());
    }

    /** Whether a table still waits. When the compile is over, the compiler itself says why. */
    boolean waiting() {
        return !waiting.isEmpty();
    }
}
