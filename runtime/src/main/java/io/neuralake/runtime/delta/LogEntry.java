package io.neuralake.runtime.delta;

import io.neuralake.runtime.storage.ObjectStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a log by its name, exactly as the protocol spells it. What is called otherwise is no part of the log: a version has
 * 20 digits and is one that 64 bits can hold, a part of a checkpoint is one of those that there are.
 *
 * @param kind what it is
 * @param version the version that it is of, or the first one
 * @param last the same; of compacted commits the last one
 * @param parts of how many files of one checkpoint it is one; 0 if it is no such part
 * @param file the file
 */
record LogEntry(Kind kind, long version, long last, int parts, ObjectStatus file) {

    private static final int DIGITS = 20;
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{" + DIGITS + "})\\.(.+)");
    private static final Pattern PART =
            Pattern.compile("checkpoint\\.(?<part>[0-9]{10})\\.(?<parts>[0-9]{10})\\.parquet");
    private static final Pattern NAMED = Pattern.compile("checkpoint\\.[0-9A-Fa-f-]{32,36}\\.(json|parquet)");
    private static final Pattern COMPACTED = Pattern.compile("(?<last>[0-9]{" + DIGITS + "})\\.compacted\\.json");

    /** What files of a log are. */
    enum Kind {
        COMMIT,
        CHECKPOINT,
        COMPACTED,
        CHECKSUM
    }

    /** What a file of the log's directory is; empty if it is no part of the log. */
    static Optional<LogEntry> of(ObjectStatus file) {
        Matcher name = NUMBERED.matcher(file.name());
        long version = name.matches() ? number(name.group(1)) : -1;
        if (version < 0 || file.directory()) {
            return Optional.empty();
        }
        String rest = name.group(2);
        return switch (rest) {
            case "json" -> Optional.of(new LogEntry(Kind.COMMIT, version, version, 0, file));
            case "crc" -> Optional.of(new LogEntry(Kind.CHECKSUM, version, version, 0, file));
            case "checkpoint.parquet" -> checkpoint(version, 0, file);
            default -> NAMED.matcher(rest).matches() ? checkpoint(version, 0, file) : several(version, rest, file);
        };
    }

    /** Of checkpoints, kernels take an empty one for none. */
    private static Optional<LogEntry> checkpoint(long version, int parts, ObjectStatus file) {
        return file.size() == 0
                ? Optional.empty()
                : Optional.of(new LogEntry(Kind.CHECKPOINT, version, version, parts, file));
    }

    private static Optional<LogEntry> several(long version, String rest, ObjectStatus file) {
        Matcher compacted = COMPACTED.matcher(rest);
        if (compacted.matches()) {
            long last = number(compacted.group("last"));
            return last <= version
                    ? Optional.empty()
                    : Optional.of(new LogEntry(Kind.COMPACTED, version, last, 0, file));
        }
        Matcher part = PART.matcher(rest);
        if (part.matches()) {
            long parts = Long.parseLong(part.group("parts"));
            long number = Long.parseLong(part.group("part"));
            if (number >= 1 && number <= parts && parts <= Integer.MAX_VALUE) {
                return checkpoint(version, (int) parts, file);
            }
        }
        return Optional.empty();
    }

    /** A version by its digits; negative if it is none. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A version as the names of files begin with it. */
    static String digits(long version) {
        String digits = Long.toString(version);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Whether it is one of several files that are a checkpoint together. */
    boolean isPart() {
        return parts > 0;
    }
}
