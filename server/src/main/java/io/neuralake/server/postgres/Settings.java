package io.neuralake.server.postgres;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a session: those that clients look at, and those that they make and nobody looks at.
 *
 * <p>What would change how values are written is refused, because it does not: an answer that a client reads wrongly is worse than
 * an error.
 */
final class Settings {

    /** The version of PostgreSQL that clients are told, because they choose what they ask by it. */
    static final String VERSION = "15.0";

    private static final int MOST = 200;
    private static final int LONGEST = 1000;
    private static final Pattern TIME = Pattern.compile("([0-9]{1,12}) ?(us|ms|s|min|h|d)?");
    private static final Set<String> FIXED = Set.of(
            "server_version",
            "server_version_num",
            "server_encoding",
            "integer_datetimes",
            "is_superuser",
            "session_authorization",
            "in_hot_standby",
            "max_identifier_length",
            "lc_collate",
            "lc_ctype",
            "block_size",
            "transaction_read_only");
    /** What clients are told without asking, in the spelling that they know. */
    private static final Map<String, String> REPORTED = Map.ofEntries(
            Map.entry("server_version", "server_version"),
            Map.entry("server_encoding", "server_encoding"),
            Map.entry("client_encoding", "client_encoding"),
            Map.entry("application_name", "application_name"),
            Map.entry("default_transaction_read_only", "default_transaction_read_only"),
            Map.entry("in_hot_standby", "in_hot_standby"),
            Map.entry("is_superuser", "is_superuser"),
            Map.entry("session_authorization", "session_authorization"),
            Map.entry("datestyle", "DateStyle"),
            Map.entry("intervalstyle", "IntervalStyle"),
            Map.entry("timezone", "TimeZone"),
            Map.entry("integer_datetimes", "integer_datetimes"),
            Map.entry("standard_conforming_strings", "standard_conforming_strings"));

    private final SortedMap<String, String> initial = new TreeMap<>();
    private final SortedMap<String, String> values = new TreeMap<>();

    /** The settings of a user's session. */
    Settings(String user) {
        initial.put("server_version", VERSION);
        initial.put("server_version_num", "150000");
        initial.put("server_encoding", "UTF8");
        initial.put("client_encoding", "UTF8");
        initial.put("application_name", "");
        initial.put("default_transaction_read_only", "on");
        initial.put("transaction_read_only", "on");
        initial.put("in_hot_standby", "off");
        initial.put("is_superuser", "off");
        initial.put("session_authorization", user);
        initial.put("datestyle", "ISO, MDY");
        initial.put("intervalstyle", "postgres");
        initial.put("timezone", "UTC");
        initial.put("integer_datetimes", "on");
        initial.put("standard_conforming_strings", "on");
        initial.put("bytea_output", "hex");
        initial.put("search_path", "\"$user\", public");
        initial.put("statement_timeout", "0");
        initial.put("lock_timeout", "0");
        initial.put("idle_in_transaction_session_timeout", "0");
        initial.put("extra_float_digits", "1");
        initial.put("client_min_messages", "notice");
        initial.put("transaction_isolation", "repeatable read");
        initial.put("default_transaction_isolation", "repeatable read");
        initial.put("max_identifier_length", "63");
        initial.put("lc_collate", "C");
        initial.put("lc_ctype", "C");
        initial.put("block_size", "8192");
        initial.put("role", "none");
        values.putAll(initial);
    }

    /** Names as clients know them, and values of what they are told when they begin. */
    SortedMap<String, String> reported() {
        SortedMap<String, String> reported = new TreeMap<>();
        REPORTED.forEach((name, shown) -> reported.put(shown, values.getOrDefault(name, "")));
        return reported;
    }

    /** How clients know a setting that they are told of whenever it changes; null if it is none. */
    @Nullable
    String reported(String name) {
        return REPORTED.get(name);
    }

    /** What a client wants when it begins: what it may not have is left as it is, so that it can begin. */
    void wanted(String name, String value) {
        try {
            set(name.toLowerCase(Locale.ROOT), value);
            initial.put(name.toLowerCase(Locale.ROOT), get(name));
        } catch (PostgresException e) {
            // The client is told the value that it has.
        }
    }

    /**
     * Changes a setting.
     *
     * @param name its name in lower case
     * @param value its value; null for the one that it had at the beginning
     */
    void set(String name, @Nullable String value) throws PostgresException {
        if (value == null) {
            reset(name);
            return;
        }
        if (FIXED.contains(name)) {
            throw PostgresException.error("55P02", "parameter \"" + name + "\" cannot be changed");
        }
        if (value.length() > LONGEST || (values.size() >= MOST && !values.containsKey(name))) {
            throw PostgresException.error(SqlState.PROGRAM_LIMIT, "that is more than a session may set");
        }
        values.put(name, checked(name, value));
    }

    private static String checked(String name, String value) throws PostgresException {
        String lower = value.toLowerCase(Locale.ROOT).strip();
        return switch (name) {
            case "client_encoding" -> only(name, value, lower, List.of("utf8", "utf-8", "unicode"), "UTF8");
            case "standard_conforming_strings" -> only(name, value, lower, List.of("on", "true", "1", "yes"), "on");
            case "intervalstyle" -> only(name, value, lower, List.of("postgres"), "postgres");
            case "bytea_output" -> only(name, value, lower, List.of("hex"), "hex");
            case "role" -> only(name, value, lower, List.of("none"), "none");
            case "datestyle" -> {
                if (!lower.startsWith("iso")) {
                    throw refused(name, value, "ISO");
                }
                yield lower.contains("dmy") ? "ISO, DMY" : lower.contains("ymd") ? "ISO, YMD" : "ISO, MDY";
            }
            case "timezone" -> {
                if (!utc(value)) {
                    throw refused(name, value, "UTC")
                            .hint("times are in UTC; write ts AT TIME ZONE '…' for another time zone");
                }
                yield "UTC";
            }
            case "statement_timeout" -> {
                millis(value);
                yield value;
            }
            default -> value;
        };
    }

    private static String only(String name, String value, String lower, List<String> allowed, String kept)
            throws PostgresException {
        if (!allowed.contains(lower)) {
            throw refused(name, value, kept);
        }
        return kept;
    }

    private static PostgresException refused(String name, String value, String kept) {
        return PostgresException.error(
                        SqlState.INVALID_PARAMETER, "invalid value for parameter \"" + name + "\": \"" + value + "\"")
                .hint("it is always " + kept);
    }

    /** Whether a time zone has the times of UTC. */
    private static boolean utc(String value) {
        try {
            return ZoneId.of(value.strip()).getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC)
                    && ZoneId.of(value.strip()).getRules().isFixedOffset();
        } catch (DateTimeException e) {
            return value.strip().equals("0");
        }
    }

    private static long millis(String value) throws PostgresException {
        Matcher time = TIME.matcher(value.strip());
        if (!time.matches()) {
            throw PostgresException.error(
                    SqlState.INVALID_PARAMETER, "invalid value for parameter \"statement_timeout\": \"" + value + "\"");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2) == null ? "ms" : time.group(2)) {
            case "us" -> number / 1000;
            case "s" -> number * 1000;
            case "min" -> number * 60_000;
            case "h" -> number * 3_600_000;
            case "d" -> number * 86_400_000;
            default -> number;
        };
    }

    /** A setting back to what it was at the beginning. */
    void reset(String name) {
        String value = initial.get(name);
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** All settings back to what they were at the beginning. */
    void reset() {
        values.clear();
        values.putAll(initial);
    }

    /** A setting. */
    String get(String name) throws PostgresException {
        String value = values.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw PostgresException.error(
                    SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
        }
        return value;
    }

    /** All settings. */
    SortedMap<String, String> all() {
        return new TreeMap<>(values);
    }

    /** How long a statement may take, if the server would let it take longer. */
    Duration timeout(Duration most) {
        try {
            long millis = millis(values.getOrDefault("statement_timeout", "0"));
            return millis == 0 || millis > most.toMillis() ? most : Duration.ofMillis(millis);
        } catch (PostgresException e) {
            return most;
        }
    }
}
