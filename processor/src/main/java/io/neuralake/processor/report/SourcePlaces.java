package io.neuralake.processor.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.neuralake.catalog.Origin;
import io.neuralake.emitters.sarif.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Finds files, lines and columns in javac's syntax trees; other compilers have none, and then nothing is found. */
final class SourcePlaces {

    private final ProcessingEnvironment environment;

    SourcePlaces(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    Optional<Place> find(Anchor anchor, Origin origin) {
        try {
            Trees trees = Trees.instance(environment);
            @Nullable TreePath path = path(trees, anchor);
            if (path == null) {
                return Optional.empty();
            }
            @Nullable Tree repeated = anchor.repeated() ? RepeatedAnnotations.place(path.getLeaf(), origin) : null;
            return Optional.of(place(trees, path, repeated == null ? path.getLeaf() : repeated));
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable TreePath path(Trees trees, Anchor anchor) {
        if (anchor.repeated() || anchor.annotation().isEmpty()) {
            return trees.getPath(anchor.element());
        }
        @Nullable
        TreePath path = anchor.value().isEmpty()
                ? trees.getPath(anchor.element(), anchor.annotation().get())
                : trees.getPath(
                        anchor.element(),
                        anchor.annotation().get(),
                        anchor.value().get());
        return path == null ? trees.getPath(anchor.element()) : path;
    }

    private static Place place(Trees trees, TreePath path, Tree tree) {
        CompilationUnitTree unit = path.getCompilationUnit();
        String file = relative(unit.getSourceFile().toUri());
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        if (position == Diagnostic.NOPOS) {
            return new Place(file, 0, 0);
        }
        LineMap lines = unit.getLineMap();
        long line = lines.getLineNumber(position);
        return new Place(file, (int) line, (int) (position - lines.getStartPosition(line) + 1));
    }

    private static String relative(URI file) {
        return Path.of("").toAbsolutePath().toUri().relativize(file).toString();
    }
}
