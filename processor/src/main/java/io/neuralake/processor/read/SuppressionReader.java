package io.neuralake.processor.read;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a declaration says about rules. */
public final class SuppressionReader {

    private final Elements elements;

    /** A reader of the compiler's elements. */
    public SuppressionReader(Elements elements) {
        this.elements = elements;
    }

    /** The suppressions of a declaration in their order; those that the compiler itself reports are left out. */
    public List<Suppression> read(Element element) {
        List<Written> written = Written.all(element, Markers.SUPPRESS_RULES, Markers.SUPPRESS_RULE);
        Optional<Origin> origin = origin(element);
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < written.size() && origin.isPresent(); i++) {
            if (written.get(i).resolved()) {
                suppressions.add(new Suppression(
                        written.get(i).texts("value"),
                        written.get(i).text("reason"),
                        origin.get().annotation("SuppressRule", i)));
            }
        }
        return suppressions;
    }

    private Optional<Origin> origin(Element element) {
        if (element instanceof TypeElement type) {
            return Optional.of(Origin.of(elements.getBinaryName(type).toString()));
        }
        if (element instanceof PackageElement inPackage) {
            return Optional.of(Origin.of(inPackage.getQualifiedName().toString()));
        }
        return element.getEnclosingElement() instanceof TypeElement type
                ? Optional.of(Origin.of(elements.getBinaryName(type).toString())
                        .member(element.getSimpleName().toString()))
                : Optional.empty();
    }
}
