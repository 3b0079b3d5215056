package io.neuralake.runtime.jdbc;

import io.neuralake.runtime.error.LakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How databases are reached: who signs in where, and how long they may take. It is a value that keeps secrets, so it has no
 * text form.
 */
public final class JdbcAccess {

    private final Map<String, Map<String, String>> properties;
    private final Map<String, DataSource> sources;
    private final Optional<Duration> timeout;

    private JdbcAccess(
            Map<String, Map<String, String>> properties, Map<String, DataSource> sources, Optional<Duration> timeout) {
        this.properties = Map.copyOf(properties);
        this.sources = Map.copyOf(sources);
        this.timeout = timeout;
    }

    /** Nothing but what URLs, system properties and the environment say. */
    public static JdbcAccess none() {
        return new JdbcAccess(Map.of(), Map.of(), Optional.empty());
    }

    /** Also these connection properties for URLs that begin so; of several beginnings the longest counts. */
    public JdbcAccess with(String urls, Map<String, String> connection) {
        Map<String, Map<String, String>> more = new HashMap<>(properties);
        more.put(urls, Map.copyOf(connection));
        return new JdbcAccess(more, sources, timeout);
    }

    /** Also these connections for URLs that begin so; of several beginnings the longest counts. */
    public JdbcAccess with(String urls, DataSource source) {
        Map<String, DataSource> more = new HashMap<>(sources);
        more.put(urls, source);
        return new JdbcAccess(properties, more, timeout);
    }

    /** Also this limit on the time that a database may take for an answer. */
    public JdbcAccess timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new LakeException(
                    "set a timeout of " + limit,
                    "it must be longer than nothing",
                    "give a longer one, or call no jdbcTimeout(…) for any time");
        }
        return new JdbcAccess(properties, sources, Optional.of(limit));
    }

    Map<String, String> properties(String url) {
        Map<String, String> found = longest(properties, url);
        return found == null ? Map.of() : found;
    }

    Optional<DataSource> source(String url) {
        return Optional.ofNullable(longest(sources, url));
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    private static <T> @Nullable T longest(Map<String, T> byBeginning, String url) {
        String best = null;
        for (String beginning : byBeginning.keySet()) {
            if (url.startsWith(beginning) && (best == null || beginning.length() > best.length())) {
                best = beginning;
            }
        }
        return best == null ? null : byBeginning.get(best);
    }
}
