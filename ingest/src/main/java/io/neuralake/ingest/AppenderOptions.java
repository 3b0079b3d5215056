package io.neuralake.ingest;

import io.neuralake.runtime.TableStorage;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.Place;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * When an appender commits what it has been given, and how much of it may wait.
 *
 * <p>A commit is made when the first of time, rows and bytes is reached. Options are values: each method returns other options.
 *
 * @param interval the time from one commit to the next, which is the longest that a row waits for others; after a pause none waits
 * @param rows rows after which a commit is made
 * @param bytes bytes in memory after which a commit is made, about
 * @param queuedRows rows that may wait in the queue; who appends more waits until there is room
 * @param properties what a Delta table gets when the appender makes it, {@code delta.logRetentionDuration} and so on
 */
public record AppenderOptions(Duration interval, int rows, long bytes, int queuedRows, Map<String, String> properties) {

    private static final AppenderOptions LOCAL =
            new AppenderOptions(Duration.ofMillis(50), 131_072, 64L << 20, 524_288, Map.of());

    /** Options that have a meaning. */
    public AppenderOptions {
        properties = Map.copyOf(properties);
        require(!interval.isNegative(), "interval", interval, "0 or longer");
        require(rows > 0, "number of rows", rows, "1 or more");
        require(bytes > 0, "number of bytes", bytes, "1 or more");
        require(queuedRows > 0, "number of queued rows", queuedRows, "1 or more");
    }

    private static void require(boolean fits, String what, Object value, String wanted) {
        if (!fits) {
            throw new LakeException(
                    "open an appender", "its " + what + " is " + value, "give a " + what + " of " + wanted);
        }
    }

    /** For a local disk: a commit each 50 ms at most. */
    public static AppenderOptions local() {
        return LOCAL;
    }

    /** For S3, where a commit takes at least two requests, one after the other: one each 500 ms at most. */
    public static AppenderOptions s3() {
        return LOCAL.interval(Duration.ofMillis(500));
    }

    /** Those that fit the place of a table. */
    public static AppenderOptions of(TableStorage storage) {
        return storage.root().scheme().equals(Place.LOCAL) ? local() : s3();
    }

    /** The time from one commit to the next; 0 commits as soon as the last commit is made. */
    public AppenderOptions interval(Duration longest) {
        return new AppenderOptions(longest, rows, bytes, queuedRows, properties);
    }

    /** Rows after which a commit is made. */
    public AppenderOptions rows(int most) {
        return new AppenderOptions(interval, most, bytes, queuedRows, properties);
    }

    /** Bytes in memory after which a commit is made. */
    public AppenderOptions bytes(long most) {
        return new AppenderOptions(interval, rows, most, queuedRows, properties);
    }

    /** Rows that may wait in the queue. */
    public AppenderOptions queuedRows(int most) {
        return new AppenderOptions(interval, rows, bytes, most, properties);
    }

    /** A property that a Delta table gets when the appender makes it; one that is there keeps its own. */
    public AppenderOptions property(String name, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(name, value);
        return new AppenderOptions(interval, rows, bytes, queuedRows, more);
    }
}
