package io.neuralake.runtime.plan;

import java.time.Instant;

/** Which version of a table is read. */
public sealed interface TableVersion {

    /** The newest one when it is read. */
    TableVersion NEWEST = new Newest();

    /** The newest one when it is read. */
    record Newest() implements TableVersion {

        @Override
        public String toString() {
            return "the newest version";
        }
    }

    /**
     * The one of a number.
     *
     * @param number the number, from 0
     */
    record Numbered(long number) implements TableVersion {

        @Override
        public String toString() {
            return "version " + number;
        }
    }

    /**
     * The newest one that was committed at or before a moment.
     *
     * @param moment the moment
     */
    record AsOf(Instant moment) implements TableVersion {

        @Override
        public String toString() {
            return "the version as of " + moment;
        }
    }
}
