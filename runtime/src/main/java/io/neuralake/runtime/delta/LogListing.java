package io.neuralake.runtime.delta;

import io.neuralake.runtime.storage.ObjectStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The files of a log that versions are made of, as they were listed once, in the order of their names.
 *
 * <p>The kernel is given this and nothing else of the directory. It looks for checkpoints backwards, a thousand versions at a
 * time, and takes every name that begins with digits for a version: a name of nineteen digits would keep it busy for ever, and
 * a long log would be listed once for each thousand of its versions.
 */
final class LogListing {

    private final List<LogEntry> entries;

    private LogListing(List<LogEntry> entries) {
        this.entries = entries;
    }

    /** What files of the directory are of the log; those that are of no use to a reader are left out. */
    static LogListing of(Collection<LogEntry> found) {
        long newest = found.stream()
                .filter(entry -> entry.kind() == LogEntry.Kind.COMMIT)
                .mapToLong(LogEntry::version)
                .max()
                .orElse(-1);
        Map<String, Integer> parts = new HashMap<>();
        found.stream().filter(LogEntry::isPart).forEach(part -> parts.merge(checkpoint(part), 1, Integer::sum));
        return new LogListing(found.stream()
                .filter(entry -> switch (entry.kind()) {
                    case COMMIT -> true;
                    case CHECKPOINT -> !entry.isPart() || parts.getOrDefault(checkpoint(entry), 0) == entry.parts();
                    case CHECKSUM, COMPACTED -> entry.last() <= newest;
                })
                .toList());
    }

    private static String checkpoint(LogEntry part) {
        return part.version() + "/" + part.parts();
    }

    /** What there is of a version and of those after it. */
    LogListing since(long version) {
        return new LogListing(
                entries.stream().filter(entry -> entry.version() >= version).toList());
    }

    /** The version of the newest checkpoint that is complete. */
    OptionalLong checkpoint() {
        return entries.stream()
                .filter(entry -> entry.kind() == LogEntry.Kind.CHECKPOINT)
                .mapToLong(LogEntry::version)
                .max();
    }

    /** The files of commits, in the order of their versions. */
    Stream<LogEntry> commits() {
        return entries.stream().filter(entry -> entry.kind() == LogEntry.Kind.COMMIT);
    }

    /** The file of a commit. */
    Optional<ObjectStatus> commit(long version) {
        return commits().filter(entry -> entry.version() == version).findFirst().map(LogEntry::file);
    }

    /** The first version after the newest checkpoint that is not there, though a later one is. */
    OptionalLong gap() {
        long expected = checkpoint().orElse(-1);
        for (LogEntry commit : commits().toList()) {
            if (commit.version() - 1 > expected) {
                return OptionalLong.of(expected + 1);
            }
            expected = Math.max(expected, commit.version());
        }
        return OptionalLong.empty();
    }

    /** The files whose names are not less than a text. */
    Stream<ObjectStatus> from(String name) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).file().name().compareTo(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return entries.subList(low, entries.size()).stream().map(LogEntry::file);
    }
}
