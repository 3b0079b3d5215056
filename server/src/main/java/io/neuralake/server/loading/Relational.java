package io.neuralake.server.loading;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.server.config.SourceFormat;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells the columns of a table in a database. */
final class Relational {

    private static final int DIGITS = 38;
    /** PostgreSQL's types whose arrays are read, by their own names. */
    private static final Map<String, Scalar> POSTGRES = Map.ofEntries(
            Map.entry("bool", Scalar.BOOLEAN),
            Map.entry("int2", Scalar.INT16),
            Map.entry("int4", Scalar.INT32),
            Map.entry("int8", Scalar.INT64),
            Map.entry("float4", Scalar.FLOAT32),
            Map.entry("float8", Scalar.FLOAT64),
            Map.entry("text", Scalar.STRING),
            Map.entry("varchar", Scalar.STRING),
            Map.entry("bpchar", Scalar.STRING),
            Map.entry("name", Scalar.STRING),
            Map.entry("uuid", Scalar.UUID));

    private final SourceFormat.Database database;
    private final Path base;

    Relational(SourceFormat.Database database, Path base) {
        this.database = database;
        this.base = base;
    }

    /** The URL for its driver, with user and password if the URI has them. */
    String url(String uri) throws LoadException {
        if (database.kind().equals("sqlite")) {
            String path = uri.replaceFirst("^(?i:sqlite):(//)?", "");
            Path file = base.resolve(Fetch.path(path)).normalize();
            if (!Files.isRegularFile(file)) {
                throw new LoadException("there is no file " + file);
            }
            return "jdbc:sqlite:" + file;
        }
        try {
            URI parsed = new URI(uri);
            String scheme = database.kind().equals("postgres") ? "postgresql" : "mysql";
            StringBuilder url = new StringBuilder("jdbc:" + scheme + "://" + parsed.getHost());
            if (parsed.getHost() == null) {
                throw new LoadException("a database is named like " + scheme + "://user:password@host:port/database");
            }
            url.append(parsed.getPort() < 0 ? "" : ":" + parsed.getPort()).append(parsed.getRawPath());
            List<String> parameters = new ArrayList<>();
            if (parsed.getUserInfo() != null) {
                String[] login = parsed.getUserInfo().split(":", 2);
                parameters.add("user=" + URLEncoder.encode(login[0], StandardCharsets.UTF_8));
                if (login.length > 1) {
                    parameters.add("password=" + URLEncoder.encode(login[1], StandardCharsets.UTF_8));
                }
            }
            if (parsed.getRawQuery() != null) {
                parameters.add(parsed.getRawQuery());
            }
            return url + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        } catch (URISyntaxException e) {
            throw new LoadException("its URI cannot be read: " + e.getReason() + " at character " + e.getIndex());
        }
    }

    /** The columns of a relation; those that cannot be served are given to {@code refused}. */
    List<Column> columns(String url, String relation, List<String> refused) throws SQLException, LoadException {
        List<Column> columns = new ArrayList<>();
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + quoted(relation) + " WHERE 1 = 0")) {
            ResultSetMetaData described = result.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                Optional<ColumnType> type = type(described, i);
                String name = described.getColumnLabel(i);
                if (type.isPresent()) {
                    columns.add(DuckTypeText.column(name, type.get(), true, false));
                } else {
                    refused.add("column '" + name + "' of type " + described.getColumnTypeName(i));
                }
            }
        }
        return columns;
    }

    private Connection connect(String url) throws SQLException, LoadException {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            if (DriverManager.drivers().noneMatch(driver -> accepts(driver, url))) {
                throw new LoadException(
                        "no driver for " + database.kind()
                                + " is there; name one with --driver, such as the jar of "
                                + (database.kind().equals("mysql")
                                        ? "com.mysql:mysql-connector-j"
                                        : "org.postgresql:postgresql"),
                        e);
            }
            throw e;
        }
    }

    private static boolean accepts(java.sql.Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    private String quoted(String relation) {
        String quote = database.kind().equals("mysql") ? "`" : "\"";
        List<String> parts = new ArrayList<>();
        for (String part : relation.split("\\.", -1)) {
            parts.add(quote + part.replace(quote, quote + quote) + quote);
        }
        return String.join(".", parts);
    }

    private Optional<ColumnType> type(ResultSetMetaData described, int column) throws SQLException {
        String name = described.getColumnTypeName(column).toLowerCase(Locale.ROOT);
        return switch (database.kind()) {
            case "sqlite" -> Optional.of(affinity(name));
            case "postgres" -> postgres(name, described, column);
            default -> standard(name, described, column);
        };
    }

    /** SQLite's declared types are advice; each value is looked at when it is read. */
    private static Scalar affinity(String declared) {
        String name = declared.replaceFirst("\\(.*", "").strip();
        if (name.contains("int")) {
            return Scalar.INT64;
        }
        if (name.contains("char") || name.contains("clob") || name.contains("text") || name.isEmpty()) {
            return Scalar.STRING;
        }
        if (name.contains("blob")) {
            return Scalar.BINARY;
        }
        if (name.startsWith("bool")) {
            return Scalar.BOOLEAN;
        }
        return switch (name) {
            case "date" -> Scalar.DATE;
            case "datetime", "timestamp" -> Scalar.TIMESTAMP;
            case "time" -> Scalar.TIME;
            default -> Scalar.FLOAT64;
        };
    }

    private static Optional<ColumnType> postgres(String name, ResultSetMetaData described, int column)
            throws SQLException {
        if (name.startsWith("_")) {
            return Optional.ofNullable(POSTGRES.get(name.substring(1)))
                    .map(element -> new ColumnType.ListOf(element, true));
        }
        Optional<ColumnType> plain = Optional.ofNullable(POSTGRES.get(name));
        return switch (name) {
            case "numeric" -> {
                int precision = described.getPrecision(column);
                // Without a size: a value that does not fit is an error when it is read.
                yield precision == 0
                        ? Optional.of(new ColumnType.Decimal(DIGITS, 10))
                        : decimal(precision, described.getScale(column));
            }
            case "bytea" -> Optional.of(Scalar.BINARY);
            case "date" -> Optional.of(Scalar.DATE);
            case "time" -> Optional.of(Scalar.TIME);
            case "timestamp" -> Optional.of(Scalar.TIMESTAMP);
            case "timestamptz" -> Optional.of(Scalar.INSTANT);
            case "serial" -> Optional.of(Scalar.INT32);
            case "bigserial" -> Optional.of(Scalar.INT64);
            case "json", "jsonb", "citext" -> Optional.of(Scalar.STRING);
            default ->
                plain.or(() ->
                        jdbcType(described, column) == Types.VARCHAR ? Optional.of(Scalar.STRING) : Optional.empty());
        };
    }

    private static int jdbcType(ResultSetMetaData described, int column) {
        try {
            return described.getColumnType(column);
        } catch (SQLException e) {
            return Types.OTHER;
        }
    }

    private static Optional<ColumnType> decimal(int precision, int scale) {
        return precision >= 1 && precision <= DIGITS && scale >= 0 && scale <= precision
                ? Optional.of(new ColumnType.Decimal(precision, scale))
                : Optional.empty();
    }

    private static Optional<ColumnType> standard(String name, ResultSetMetaData described, int column)
            throws SQLException {
        boolean signed = described.isSigned(column);
        return switch (described.getColumnType(column)) {
            case Types.BIT, Types.BOOLEAN -> Optional.of(Scalar.BOOLEAN);
            case Types.TINYINT -> Optional.of(signed ? Scalar.INT8 : Scalar.INT16);
            case Types.SMALLINT -> Optional.of(signed ? Scalar.INT16 : Scalar.INT32);
            case Types.INTEGER -> Optional.of(signed ? Scalar.INT32 : Scalar.INT64);
            case Types.BIGINT -> Optional.of(signed ? Scalar.INT64 : new ColumnType.Decimal(20, 0));
            case Types.REAL -> Optional.of(Scalar.FLOAT32);
            case Types.FLOAT, Types.DOUBLE -> Optional.of(Scalar.FLOAT64);
            case Types.DECIMAL, Types.NUMERIC -> decimal(described.getPrecision(column), described.getScale(column));
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                Optional.of(Scalar.STRING);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Optional.of(Scalar.BINARY);
            case Types.DATE -> Optional.of(name.equals("year") ? Scalar.INT32 : Scalar.DATE);
            case Types.TIME -> Optional.of(Scalar.TIME);
            case Types.TIMESTAMP -> Optional.of(name.equals("timestamp") ? Scalar.INSTANT : Scalar.TIMESTAMP);
            default -> Optional.empty();
        };
    }
}
