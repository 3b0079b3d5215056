package io.neuralake.runtime.plan;

import io.neuralake.catalog.Format;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.time.Instant;

/** Which version of a table is read. */
public sealed interface TableVersion {

    /** The newest one when it is read. */
    TableVersion NEWEST = new Newest();

    /**
     * The version of a number, from 0.
     *
     * @throws LakeException if the table has no versions
     */
    static TableVersion numbered(Table table, long number) {
        return checked(table, new Numbered(number));
    }

    /**
     * The newest version that was committed at or before a moment.
     *
     * @throws LakeException if the table has no versions
     */
    static TableVersion asOf(Table table, Instant moment) {
        return checked(table, new AsOf(moment));
    }

    private static TableVersion checked(Table table, TableVersion version) {
        if (table.format() != Format.DELTA) {
            throw new LakeException(
                    "read " + version + " of table '" + table.qualifiedName() + "'",
                    "it is a " + Names.lower(table.format()) + " table, and only delta tables have versions",
                    "read it as it is, or keep it as a Delta table");
        }
        return version;
    }

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
