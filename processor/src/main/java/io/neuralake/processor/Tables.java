package io.neuralake.processor;

import io.neuralake.catalog.Table;
import io.neuralake.processor.check.DeclarationChecks;
import io.neuralake.processor.read.ClassFiles;
import io.neuralake.processor.read.Declaration;
import io.neuralake.processor.read.Markers;
import io.neuralake.processor.read.TableReader;
import io.neuralake.processor.read.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final DeclarationChecks checks;
    private final ClassFiles classFiles;
    private final Previous previous;
    private final Set<String> waiting = new TreeSet<>();

    Tables(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.classFiles = new ClassFiles(environment);
        this.previous = new Previous(environment);
        this.reader = new TableReader(elements, environment.getTypeUtils());
        this.checks = new DeclarationChecks(elements, environment.getTypeUtils());
    }

    /** The declarations of a round that carry any of the annotations that it has. */
    static Set<? extends Element> annotated(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.isEmpty()
                ? Set.of()
                : round.getElementsAnnotatedWithAny(annotations.toArray(new TypeElement[0]));
    }

    /** Tables whose types are all known: those of this round and those that waited for it, sorted by declaration. */
    List<CheckedTable> take(Set<? extends Element> annotated, RoundEnvironment round, Failures failures) {
        List<Element> declared = new ArrayList<>();
        for (Element element : annotated) {
            if (Written.on(element, Markers.TABLE)) {
                declared.add(element);
            }
        }
        for (String type : waiting) {
            @Nullable TypeElement element = elements.getTypeElement(type);
            if (element != null) {
                addAnnotated(element, declared);
            }
        }
        waiting.clear();
        RoundTables known = new RoundTables(round);
        List<CheckedTable> tables = new ArrayList<>();
        for (Element element : declared) {
            failures.guard(element, () -> take(element, known, tables));
        }
        tables.sort(Comparator.comparing(table -> table.table().origin().toString()));
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

    private void take(Element element, RoundTables known, List<CheckedTable> tables) {
        @Nullable CheckedTable found = known.find(element);
        CheckedTable table = found == null ? read(element) : found;
        known.add(element, table);
        if (table.declaration().resolved()) {
            tables.add(table);
        } else {
            waiting.add(table.declaration().type().getQualifiedName().toString());
        }
    }

    /** A table whose source is not at hand is what its fragment says. */
    private CheckedTable read(Element element) {
        Declaration read = reader.read(element);
        Optional<Table> before =
                classFiles.contain(read.type()) ? previous.fragment(read.table().origin()) : Optional.empty();
        return before.isEmpty()
                ? new CheckedTable(read, false, checks)
                : new CheckedTable(
                        new Declaration(before.get(), read.element(), read.type(), read.row(), true), true, checks);
    }

    /** Whether a table still waits. When the compile is over, the compiler itself says why. */
    boolean waiting() {
        return !waiting.isEmpty();
    }
}
