package io.neuralake.processor.accessor;

import io.neuralake.catalog.Table;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Emitter;

/**
 * Emits {@code TripsTable}: the typed way to read {@code Trips}.
 *
 * <p>Most tables are ordinary ones, which {@link PlainAccessor} knows how to write; all others go through JavaPoet. This
 * class names nothing of JavaPoet, so that a compile of ordinary tables does not load it.
 *
 * <p>The class only names things. It has no lambda, diamond or stream, because javac's time for them would be most of what
 * a table costs.
 */
public final class AccessorEmitter implements Emitter<Table> {

    static final String GENERATOR = "io.neuralake.processor.TableProcessor";

    private final Surroundings surroundings;

    /** An emitter for code that is compiled in certain surroundings. */
    public AccessorEmitter(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Artifact emit(Table table) {
        return PlainAccessor.fits(table, surroundings)
                ? new PlainAccessor(table, surroundings).artifact()
                : AnyAccessor.artifact(table, surroundings);
    }

    /** What the accessor is generated for, as messages say it. */
    public static String what(Table table) {
        return "table '" + table.name() + "'";
    }
}
