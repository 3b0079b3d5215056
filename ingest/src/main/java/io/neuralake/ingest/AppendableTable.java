package io.neuralake.ingest;

import io.neuralake.runtime.TableStorage;
import io.neuralake.runtime.row.RowEncoder;

/**
 * A table that records can be appended to. Accessors are, if this module is on the class path when they are compiled.
 *
 * <pre>{@code
 * try (Appender<Spikes> spikes = catalog.bci().spikes().appender()) {
 *     spikes.append(new Spikes(7, Instant.now(), 0.25f));
 * }
 * }</pre>
 *
 * @param <R> what a row is
 */
public interface AppendableTable<R> extends RowEncoder<R> {

    /** Where the table is. */
    TableStorage storage();

    /**
     * Opens an appender with the options that fit the place: {@link AppenderOptions#local} or {@link AppenderOptions#s3}.
     *
     * @throws io.neuralake.runtime.error.LakeException if the stored table is not the declared one, or cannot be written
     */
    default Appender<R> appender() {
        TableStorage storage = storage();
        return Appender.open(storage, this, AppenderOptions.of(storage));
    }

    /**
     * Opens an appender.
     *
     * @throws io.neuralake.runtime.error.LakeException if the stored table is not the declared one, or cannot be written
     */
    default Appender<R> appender(AppenderOptions options) {
        return Appender.open(storage(), this, options);
    }
}
