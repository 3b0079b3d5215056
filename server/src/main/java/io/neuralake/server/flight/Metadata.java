package io.neuralake.server.flight;

import com.google.protobuf.Message;
import io.neuralake.catalog.Table;
import io.neuralake.server.access.Caller;
import io.neuralake.server.query.QueryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Answers what clients ask about the catalog itself: the tables that the caller may read, and what the server can do.
 *
 * <p>A database of the catalog is a schema of the protocol. There is no third level: catalogs are none, and names of them are null.
 */
final class Metadata {

    private static final String TABLE = "TABLE";

    private final QueryService service;
    private final RowsStream stream;
    private final SqlInfos infos;

    Metadata(QueryService service, RowsStream stream, SqlInfos infos) {
        this.service = service;
        this.stream = stream;
        this.infos = infos;
    }

    /** The columns of the answer to a command; empty if it is none about the catalog. */
    static Optional<Schema> schema(Message command) {
        if (command instanceof FlightSql.CommandGetCatalogs) {
            return Optional.of(Schemas.GET_CATALOGS_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetDbSchemas) {
            return Optional.of(Schemas.GET_SCHEMAS_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetTables tables) {
            return Optional.of(
                    tables.getIncludeSchema() ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetTableTypes) {
            return Optional.of(Schemas.GET_TABLE_TYPES_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetPrimaryKeys) {
            return Optional.of(Schemas.GET_PRIMARY_KEYS_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetExportedKeys) {
            return Optional.of(Schemas.GET_EXPORTED_KEYS_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetImportedKeys) {
            return Optional.of(Schemas.GET_IMPORTED_KEYS_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetCrossReference) {
            return Optional.of(Schemas.GET_CROSS_REFERENCE_SCHEMA);
        }
        if (command instanceof FlightSql.CommandGetXdbcTypeInfo) {
            return Optional.of(Schemas.GET_TYPE_INFO_SCHEMA);
        }
        return command instanceof FlightSql.CommandGetSqlInfo
                ? Optional.of(Schemas.GET_SQL_INFO_SCHEMA)
                : Optional.empty();
    }

    /** The answer to a command about the catalog, as an Arrow stream. */
    byte[] answer(Message command, Schema schema, Caller caller) {
        return command instanceof FlightSql.CommandGetSqlInfo info
                ? infos.answer(info.getInfoList())
                : stream.of(schema, rows(command, caller));
    }

    private List<? extends List<? extends @Nullable Object>> rows(Message command, Caller caller) {
        if (command instanceof FlightSql.CommandGetDbSchemas databases) {
            return databases(databases, caller);
        }
        if (command instanceof FlightSql.CommandGetTables tables) {
            return tables(tables, caller);
        }
        if (command instanceof FlightSql.CommandGetTableTypes) {
            return List.of(List.of(TABLE));
        }
        if (command instanceof FlightSql.CommandGetXdbcTypeInfo types) {
            return TypeInfos.rows(types);
        }
        // There are no catalogs, and tables have no keys that anybody enforces.
        return List.of();
    }

    private List<List<@Nullable Object>> databases(FlightSql.CommandGetDbSchemas command, Caller caller) {
        if (command.hasCatalog() && !command.getCatalog().isEmpty()) {
            return List.of();
        }
        return service.tables(caller).stream()
                .map(Table::database)
                .distinct()
                .filter(database -> !command.hasDbSchemaFilterPattern()
                        || LikePattern.fits(command.getDbSchemaFilterPattern(), database))
                .sorted()
                .map(database -> row(null, database))
                .toList();
    }

    private List<List<@Nullable Object>> tables(FlightSql.CommandGetTables command, Caller caller) {
        boolean none = (command.hasCatalog() && !command.getCatalog().isEmpty())
                || (command.getTableTypesCount() > 0
                        && command.getTableTypesList().stream().noneMatch(TABLE::equals));
        Stream<Table> tables = none ? Stream.empty() : service.tables(caller).stream();
        return tables.filter(table -> !command.hasDbSchemaFilterPattern()
                        || LikePattern.fits(command.getDbSchemaFilterPattern(), table.database()))
                .filter(table -> !command.hasTableNameFilterPattern()
                        || LikePattern.fits(command.getTableNameFilterPattern(), table.name()))
                .map(table -> command.getIncludeSchema()
                        ? row(
                                null,
                                table.database(),
                                table.name(),
                                TABLE,
                                SchemaBytes.of(TableSchema.of(table)).toByteArray())
                        : row(null, table.database(), table.name(), TABLE))
                .toList();
    }

    /** A row, which may have nulls. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (@Nullable Object value : values) {
            row.add(value);
        }
        return row;
    }
}
