package io.neuralake.server.flight;

import io.neuralake.server.query.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.jspecify.annotations.Nullable;

/** What the server can do, in the words of the protocol. */
final class SqlInfos {

    private static final String[] NUMERIC = {
        "ABS", "ACOS", "ASIN", "ATAN", "ATAN2", "CEILING", "COS", "DEGREES", "EXP", "FLOOR", "LOG10", "MOD", "PI",
        "POWER", "RADIANS", "ROUND", "SIGN", "SIN", "SQRT", "TAN"
    };
    private static final String[] TEXT = {
        "ASCII",
        "CONCAT",
        "LCASE",
        "LEFT",
        "LENGTH",
        "LTRIM",
        "REPEAT",
        "REPLACE",
        "RIGHT",
        "RTRIM",
        "SUBSTRING",
        "UCASE"
    };
    private static final String[] TIME = {
        "DAYNAME",
        "DAYOFMONTH",
        "DAYOFWEEK",
        "DAYOFYEAR",
        "HOUR",
        "MINUTE",
        "MONTH",
        "MONTHNAME",
        "QUARTER",
        "SECOND",
        "WEEK",
        "YEAR"
    };

    private final SqlInfoBuilder builder;
    private final Set<Integer> known = new TreeSet<>();

    SqlInfos(Limits limits, int largestRequest) {
        this.builder = named(limits, largestRequest);
        abilities(builder);
        builder.send(List.of(), new Taken(root -> {
            UInt4Vector names = (UInt4Vector) root.getVector("info_name");
            for (int row = 0; row < root.getRowCount(); row++) {
                known.add(names.get(row));
            }
        }));
    }

    private static SqlInfoBuilder named(Limits limits, int largestRequest) {
        @Nullable String version = SqlInfos.class.getPackage().getImplementationVersion();
        @Nullable String arrow = ArrowBuf.class.getPackage().getImplementationVersion();
        return new SqlInfoBuilder()
                .withFlightSqlServerName("Neuralake")
                .withFlightSqlServerVersion(version == null ? "development" : version)
                .withFlightSqlServerArrowVersion(arrow == null ? "18.3.0" : arrow)
                .withFlightSqlServerReadOnly(true)
                .withFlightSqlServerSql(true)
                .withFlightSqlServerSubstrait(false)
                .withFlightSqlServerTransaction(FlightSql.SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
                .withFlightSqlServerCancel(true)
                .withFlightSqlServerBulkIngestion(false)
                .withFlightSqlServerBulkIngestionTransaction(false)
                .withFlightSqlServerStatementTimeout(
                        (int) Math.min(Integer.MAX_VALUE, limits.time().toMillis()))
                .withFlightSqlServerTransactionTimeout(0)
                .withSqlMaxStatementLength(largestRequest)
                .withSqlMaxRowSize(0)
                .withSqlMaxConnections(0)
                .withSqlMaxStatements(0);
    }

    private static void abilities(SqlInfoBuilder builder) {
        builder.withSqlDdlCatalog(false)
                .withSqlDdlSchema(false)
                .withSqlDdlTable(false)
                .withSqlIdentifierCase(FlightSql.SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlQuotedIdentifierCase(
                        FlightSql.SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
                .withSqlIdentifierQuoteChar("\"")
                .withSqlSearchStringEscape("\\")
                .withSqlExtraNameCharacters("")
                .withSqlSchemaTerm("database")
                .withSqlCatalogTerm("")
                .withSqlProcedureTerm("")
                .withSqlCatalogAtStart(false)
                .withSqlAllTablesAreSelectable(true)
                .withSqlNullOrdering(FlightSql.SqlNullOrdering.SQL_NULLS_SORTED_AT_END)
                .withSqlKeywords(new String[] {"ANTI", "ASOF", "EXCLUDE", "ILIKE", "LIMIT", "PIVOT", "QUALIFY", "SEMI"})
                .withSqlNumericFunctions(NUMERIC)
                .withSqlStringFunctions(TEXT)
                .withSqlSystemFunctions(new String[] {"IFNULL"})
                .withSqlDatetimeFunctions(TIME)
                .withSqlSupportsConvert(Map.of())
                .withSqlSupportsColumnAliasing(true)
                .withSqlNullPlusNullIsNull(true)
                .withSqlSupportsTableCorrelationNames(true)
                .withSqlSupportsDifferentTableCorrelationNames(false)
                .withSqlSupportsExpressionsInOrderBy(true)
                .withSqlSupportsOrderByUnrelated(true)
                .withSqlSupportedGroupBy(
                        FlightSql.SqlSupportedGroupBy.SQL_GROUP_BY_UNRELATED,
                        FlightSql.SqlSupportedGroupBy.SQL_GROUP_BY_BEYOND_SELECT)
                .withSqlSupportsLikeEscapeClause(true)
                .withSqlSupportsNonNullableColumns(true)
                .withSqlSupportedGrammar(
                        FlightSql.SupportedSqlGrammar.SQL_MINIMUM_GRAMMAR,
                        FlightSql.SupportedSqlGrammar.SQL_CORE_GRAMMAR)
                .withSqlAnsi92SupportedLevel(FlightSql.SupportedAnsi92SqlGrammarLevel.ANSI92_ENTRY_SQL)
                .withSqlSupportsIntegrityEnhancementFacility(false)
                .withSqlOuterJoinSupportLevel(
                        FlightSql.SqlOuterJoinsSupportLevel.SQL_LIMITED_OUTER_JOINS,
                        FlightSql.SqlOuterJoinsSupportLevel.SQL_FULL_OUTER_JOINS)
                .withSqlSchemasSupportedActions()
                .withSqlCatalogsSupportedActions()
                .withSqlSupportedPositionedCommands()
                .withSqlSelectForUpdateSupported(false)
                .withSqlStoredProceduresSupported(false)
                .withSqlSubQueriesSupported(
                        FlightSql.SqlSupportedSubqueries.SQL_SUBQUERIES_IN_COMPARISONS,
                        FlightSql.SqlSupportedSubqueries.SQL_SUBQUERIES_IN_EXISTS,
                        FlightSql.SqlSupportedSubqueries.SQL_SUBQUERIES_IN_INS,
                        FlightSql.SqlSupportedSubqueries.SQL_SUBQUERIES_IN_QUANTIFIEDS)
                .withSqlCorrelatedSubqueriesSupported(true)
                .withSqlSupportedUnions(
                        FlightSql.SqlSupportedUnions.SQL_UNION, FlightSql.SqlSupportedUnions.SQL_UNION_ALL)
                .withSqlMaxRowSizeIncludesBlobs(true)
                .withSqlTransactionsSupported(false)
                .withSqlDefaultTransactionIsolation(FlightSql.SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE)
                .withSqlSupportedTransactionsIsolationLevels(
                        FlightSql.SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE)
                .withSqlDataDefinitionCausesTransactionCommit(false)
                .withSqlDataDefinitionsInTransactionsIgnored(false)
                .withSqlSupportedResultSetTypes(FlightSql.SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY)
                .withSqlBatchUpdatesSupported(false)
                .withSqlSavepointsSupported(false)
                .withSqlNamedParametersSupported(false)
                .withSqlLocatorsUpdateCopy(false)
                .withSqlStoredFunctionsUsingCallSyntaxSupported(false)
                .withSqlMaxBinaryLiteralLength(0)
                .withSqlMaxCharLiteralLength(0)
                .withSqlMaxColumnNameLength(0)
                .withSqlMaxColumnsInGroupBy(0)
                .withSqlMaxColumnsInIndex(0)
                .withSqlMaxColumnsInOrderBy(0)
                .withSqlMaxColumnsInSelect(0)
                .withSqlMaxColumnsInTable(0)
                .withSqlMaxCursorNameLength(0)
                .withSqlMaxIndexLength(0)
                .withSqlDbSchemaNameLength(0)
                .withSqlMaxProcedureNameLength(0)
                .withSqlMaxCatalogNameLength(0)
                .withSqlMaxTableNameLength(0)
                .withSqlMaxTablesInSelect(0)
                .withSqlMaxUsernameLength(0);
    }

    /** What was asked for, as an Arrow stream; all if nothing was named. What is not known is left out. */
    byte[] answer(List<Integer> wanted) {
        List<Integer> asked = new ArrayList<>(wanted.isEmpty() ? known : new TreeSet<>(wanted));
        asked.retainAll(known);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        builder.send(asked.isEmpty() ? List.copyOf(known) : asked, new Taken(root -> {
            try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
                writer.start();
                if (!asked.isEmpty()) {
                    writer.writeBatch();
                }
                writer.end();
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }));
        return bytes.toByteArray();
    }

    /** Takes the one batch that there is. */
    private static final class Taken implements FlightProducer.ServerStreamListener {

        private final Consumer<VectorSchemaRoot> taker;
        private @Nullable VectorSchemaRoot root;

        Taken(Consumer<VectorSchemaRoot> taker) {
            this.taker = taker;
        }

        @Override
        public void start(VectorSchemaRoot started, @Nullable DictionaryProvider dictionaries, IpcOption option) {
            root = started;
        }

        @Override
        public void putNext() {
            if (root != null) {
                taker.accept(root);
            }
        }

        @Override
        public void putNext(ArrowBuf metadata) {
            putNext();
        }

        @Override
        public void putMetadata(ArrowBuf metadata) {
            // There is none.
        }

        @Override
        public void error(Throwable failure) {
            throw new IllegalStateException("what the server can do is not known", failure);
        }

        @Override
        public void completed() {
            // All has been taken.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {
            // Nothing cancels it.
        }
    }
}
