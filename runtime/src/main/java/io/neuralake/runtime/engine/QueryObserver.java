package io.neuralake.runtime.engine;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Is told how a query goes on, by the threads that open, read and close it, and lets them go on at once. */
public interface QueryObserver {

    /** Takes no notice. */
    QueryObserver NONE = new QueryObserver() {
        @Override
        public void computing(Supplier<OptionalDouble> done) {
            // Nobody wants to know.
        }

        @Override
        public void reading(Supplier<OptionalDouble> done) {
            // Nobody wants to know.
        }

        @Override
        public void rows(long count) {
            // Nobody wants to know.
        }

        @Override
        public void ended() {
            // Nobody wants to know.
        }

        @Override
        public void closed() {
            // Nobody wants to know.
        }
    };

    /**
     * The engine begins to compute, and has no rows before it has come to an end.
     *
     * @param done how much of that is done, from 0 to 1, for any thread at any time; empty if it is not known
     */
    void computing(Supplier<OptionalDouble> done);

    /**
     * The engine begins to hand out rows, and reads while they are taken.
     *
     * @param done how much of what there is to read has been read, from 0 to 1, for any thread at any time; empty if it is not
     *     known
     */
    void reading(Supplier<OptionalDouble> done);

    /** So many rows more have been handed out or written. */
    void rows(long count);

    /** There are no more rows. */
    void ended();

    /** Nothing of the query is left. */
    void closed();
}
