package io.neuralake.processor;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The tables that were read in a round: both processors need them, and reading and checking each twice was a tenth of what
 * is added to a compile.
 *
 * <p>This is the one place where the processors share state. Processors of one compile have nothing in common but what the
 * compiler hands them, and the round is the smallest such thing: within it no declaration changes. The processor that comes
 * second takes the tables away again; where the compiler gives each processor a round of its own, or runs one alone, each
 * reads for itself.
 */
final class RoundTables {

    private static final Map<RoundEnvironment, Map<Element, CheckedTable>> LEFT_FOR_THE_OTHER =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<Element, CheckedTable> left;
    private final Map<Element, CheckedTable> read = new HashMap<>();

    RoundTables(RoundEnvironment round) {
        @Nullable Map<Element, CheckedTable> other = LEFT_FOR_THE_OTHER.remove(round);
        this.left = other == null ? Map.of() : other;
        if (other == null) {
            LEFT_FOR_THE_OTHER.put(round, read);
        }
    }

    /** The table of a declaration, if the other processor has read it. */
    @Nullable
    CheckedTable find(Element element) {
        return left.get(element);
    }

    /** Leaves a table for the other processor. */
    void add(Element element, CheckedTable table) {
        read.put(element, table);
    }
}
