package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of one query, to tell which of them cannot be read.
 *
 * <p>DuckDB's messages mostly do not say in which file it found broken bytes. After a failure the files are therefore read
 * once more, one by one, until one fails; that is given up after a while, and when the query itself would be stopped.
 */
final class QueryFiles {

    private static final Duration SEARCH = Duration.ofSeconds(10);

    /** Failures that are the statement's own, and those that say of themselves what they are. */
    private static final Pattern OTHER = Pattern.compile(
            "(Conversion|Out of Range|Binder|Parser|Catalog|Out of Memory|INTERRUPT|Interrupt|FATAL|Permission) ?Error"
                    + "|Interrupted");

    private static final Pattern MISSING = Pattern.compile("No such file|Cannot open file");

    /** Connects to the engine. */
    interface Engine {
        Connection connect() throws SQLException;
    }

    private final Engine engine;
    private final Stop stop;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable String statement;

    private record Part(ScanPlan plan, List<String> paths, Set<String> needed) {

        Optional<PlannedFile> file(String path) {
            int position = paths.indexOf(path);
            return position < 0 ? Optional.empty() : Optional.of(plan.files().get(position));
        }
    }

    private record Broken(Part part, int number, String message) {

        PlannedFile file() {
            return part.plan().files().get(number);
        }

        String path() {
            return part.paths().get(number);
        }
    }

    /**
     * No files yet.
     *
     * @param stop what ends the query, and with it the search
     */
    QueryFiles(Engine engine, Stop stop) {
        this.engine = engine;
        this.stop = stop;
    }

    /** Says what the user has asked, if that is a statement. */
    synchronized void statement(String text) {
        statement = text;
    }

    /** The statement as the user wrote it; empty if the query is none. */
    synchronized Optional<String> statement() {
        return Optional.ofNullable(statement);
    }

    /** Adds files that the query reads, with the local paths under which it reads them. */
    synchronized void add(ScanPlan plan, List<String> paths, Set<String> needed) {
        parts.add(new Part(plan, paths, Set.copyOf(needed)));
    }

    /** Where a file is of which the query knows a path. */
    synchronized String place(String path) {
        return parts.stream()
                .flatMap(part -> part.file(path).stream())
                .map(file -> file.place().toString())
                .findFirst()
                .orElse(path);
    }

    /** The failure, if a file is the cause of it. */
    synchronized Optional<LakeException> found(String asked, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        Optional<LakeException> absent = NeverNull.found(asked, message, this);
        if (absent.isPresent() || OTHER.matcher(message).find()) {
            return absent;
        }
        if (MISSING.matcher(message).find()) {
            return named(message).map(missing -> missing(asked, missing, cause));
        }
        return named(message).or(this::search).map(broken -> broken(asked, broken, cause));
    }

    private LakeException broken(String asked, Broken broken, Exception cause) {
        String place = broken.file().place().toString();
        String subject = "file " + place + of(asked, broken);
        Optional<ParquetEnds> ends = ParquetEnds.of(broken.path());
        if (ends.isPresent()) {
            return new LakeException(
                    asked,
                    subject + " cannot be read: " + ends.get().told(),
                    ends.get().fix(),
                    cause);
        }
        String told = broken.message();
        for (Part part : parts) {
            for (int i = 0; told.contains("/") && i < part.paths().size(); i++) {
                told = told.replace(
                        part.paths().get(i), part.plan().files().get(i).place().toString());
            }
        }
        return new LakeException(
                asked,
                subject + " cannot be read: "
                        + told.replaceAll("([Ff]ile )?['\"]" + Pattern.quote(place) + "['\"]", "it"),
                "restore the file from a copy, or write it again",
                cause);
    }

    /** The table of a file, if what was asked for does not tell it. */
    private static String of(String asked, Broken broken) {
        String table = " table '" + broken.part().plan().table().qualifiedName() + "'";
        return asked.endsWith(table) ? "" : " of" + table;
    }

    private static LakeException missing(String asked, Broken missing, Exception cause) {
        OptionalLong version = missing.part().plan().version();
        return new LakeException(
                asked,
                "file " + missing.file().place() + of(asked, missing) + " is not there"
                        + (version.isPresent()
                                ? ", but it is in version " + version.getAsLong() + " of the table"
                                : ""),
                "if it went away after the scan was planned, run it again; "
                        + (version.isPresent() ? "if VACUUM removed it, ask for a newer version; " : "")
                        + "else restore it from a copy",
                cause);
    }

    /** The file that a message names. */
    private Optional<Broken> named(String message) {
        for (Part part : parts) {
            for (int i = 0; i < part.paths().size(); i++) {
                if (message.contains(part.paths().get(i))) {
                    return Optional.of(new Broken(part, i, first(message)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Broken> search() {
        try {
            return stop.step(this::searched);
        } catch (Exception e) {
            // The query is not wanted any more, or the engine itself does not answer: no file is to blame.
            return Optional.empty();
        }
    }

    private Optional<Broken> searched() throws Exception {
        long start = System.nanoTime();
        try (Connection connection = engine.connect()) {
            execute(connection, "CREATE TEMP TABLE neuralake_alive (i INTEGER)");
            for (Part part : parts) {
                for (int i = 0; i < part.paths().size(); i++) {
                    if (System.nanoTime() - start > SEARCH.toNanos()) {
                        return Optional.empty();
                    }
                    Optional<String> message = message(connection, part, i);
                    if (message.isPresent()) {
                        return Optional.of(new Broken(part, i, message.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What DuckDB says of a single file; nothing if it can read it. */
    private Optional<String> message(Connection connection, Part part, int number) throws Exception {
        List<String> path = List.of(part.paths().get(number));
        ScanPlan single = part.plan().only(List.of(part.plan().files().get(number)));
        String columns = part.plan().table().columns().stream()
                .filter(column -> !column.partition() && part.needed().contains(column.name()))
                .map(column -> "bit_xor(hash(" + Sql.name(column.name()) + "))")
                .collect(Collectors.joining(", "));
        // Rows that go to a table are not streamed, and a failure says why.
        String into = "CREATE OR REPLACE TEMP TABLE neuralake_failure AS SELECT ";
        try {
            execute(connection, into + "count(*) FROM parquet_metadata(" + RelationSql.files(path) + ")");
            execute(connection, into + "count(DISTINCT name) FROM parquet_schema(" + RelationSql.files(path) + ")");
            if (!columns.isEmpty()) {
                execute(
                        connection,
                        into + columns + " FROM ("
                                + RelationSql.relation(single, path, FileColumns.PLAIN, part.needed(), Optional.empty())
                                + ")");
            }
            return Optional.empty();
        } catch (SQLException e) {
            // Not because it was stopped.
            stop.check();
            return Optional.of(first(String.valueOf(e.getMessage())));
        }
    }

    private void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            stop.execute(statement, () -> statement.execute(sql));
        }
    }

    /** Messages of DuckDB's own mistakes go on with where in its code they are. */
    private static String first(String message) {
        int trace = message.toLowerCase(Locale.ROOT).indexOf("stack trace");
        return (trace < 0 ? message : message.substring(0, trace)).strip();
    }
}
