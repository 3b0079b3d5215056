package io.neuralake.ingest.lab;

import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table with every kind of nesting, and a column that is named as a method of accessors. */
// An array is what authors of numeric data write.
@SuppressWarnings("ArrayRecordComponent")
@Table(database = "bci", location = "${lake}/sessions")
public record Sessions(
        long id,
        Optional<String> storage,
        Mode appender,
        @Decimal(precision = 9, scale = 3) BigDecimal hours,
        Site site,
        List<Site> sites,
        Map<String, Integer> counts,
        int[] raw) {

    /** What is recorded. */
    public enum Mode {
        IDLE,
        TASK
    }

    /** Where an electrode is. */
    public record Site(String name, @Nullable Integer depth) {}

    /** Arrays are compared by what is in them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sessions that
                && id == that.id
                && storage.equals(that.storage)
                && appender == that.appender
                && hours.equals(that.hours)
                && site.equals(that.site)
                && sites.equals(that.sites)
                && counts.equals(that.counts)
                && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
