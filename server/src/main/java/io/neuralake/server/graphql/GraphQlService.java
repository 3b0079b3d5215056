package io.neuralake.server.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import io.neuralake.catalog.Table;
import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.Limits;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Receiver;
import io.neuralake.server.rest.RestQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL as its specification has it: several tables in a query, variables, aliases, fragments and introspection.
 *
 * <p>An answer is put together in memory, and therefore has a limit of its own.
 */
public final class GraphQlService {

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_TABLES = 16;
    private static final ObjectMapper ROWS =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};

    private final QueryService service;
    private final Limits limits;
    private final Function<Failed, String> words;
    private final ConcurrentMap<List<String>, GraphQL> engines = new ConcurrentHashMap<>();

    /**
     * GraphQL over a service.
     *
     * @param limits what the rows of one table may take
     * @param words what a client is told of a failure
     */
    public GraphQlService(QueryService service, Limits limits, Function<Failed, String> words) {
        this.service = service;
        this.limits = new Limits(limits.rows(), Math.min(limits.bytes(), MOST_BYTES), limits.patience(), limits.time());
        this.words = words;
    }

    /**
     * Answers a query.
     *
     * @param operation which operation of it; null if there is only one
     * @return the answer as the specification has it: {@code data} and {@code errors}
     */
    public Map<String, Object> answer(
            String query, @Nullable String operation, Map<String, Object> variables, Caller caller, Asking asking) {
        GraphQL engine = engines.computeIfAbsent(caller.tables(), patterns -> engine(caller));
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput()
                .query(query)
                .variables(variables)
                .graphQLContext(
                        Map.of(Caller.class, caller, Asking.class, asking, AtomicInteger.class, new AtomicInteger()));
        if (operation != null) {
            input.operationName(operation);
        }
        return engine.execute(input.build()).toSpecification();
    }

    private GraphQL engine(Caller caller) {
        Map<String, Table> byName = new TreeMap<>();
        service.tables(caller).forEach(table -> byName.put(table.qualifiedName(), table));
        Map<String, Table> tables = new TreeMap<>();
        service.aliases(caller).forEach((alias, qualified) -> {
            Table table = byName.get(qualified);
            if (table != null) {
                tables.put(alias, table);
            }
        });
        return GraphQL.newGraphQL(new CatalogSchema().of(tables, (name, table) -> fetcher(table)))
                .build();
    }

    private DataFetcher<DataFetcherResult<Object>> fetcher(Table table) {
        return environment -> {
            try {
                return DataFetcherResult.<Object>newResult()
                        .data(rows(table, environment))
                        .build();
            } catch (GraphQlException e) {
                return failed(environment, e.message());
            } catch (QueryException e) {
                return failed(environment, words.apply(e.failed()));
            } catch (IOException e) {
                return failed(environment, "the server failed");
            }
        };
    }

    private static DataFetcherResult<Object> failed(DataFetchingEnvironment environment, String message) {
        GraphQLError error =
                GraphqlErrorBuilder.newError(environment).message("%s", message).build();
        return DataFetcherResult.newResult().error(error).build();
    }

    /** What was given along with the query. */
    private static <V> V known(DataFetchingEnvironment environment, Class<V> type) {
        return Objects.requireNonNull(environment.getGraphQlContext().get(type), type.getName());
    }

    private List<Map<String, @Nullable Object>> rows(Table table, DataFetchingEnvironment environment)
            throws GraphQlException, QueryException, IOException, InterruptedException {
        AtomicInteger read = known(environment, AtomicInteger.class);
        if (read.incrementAndGet() > MOST_TABLES) {
            throw new GraphQlException("invalid graphql query", "a query reads at most " + MOST_TABLES + " tables");
        }
        List<String> columns = environment.getSelectionSet().getImmediateFields().stream()
                .map(SelectedField::getName)
                .filter(name -> !name.startsWith("__"))
                .distinct()
                .toList();
        RestQuery query = Arguments.query(table, columns, environment.getArguments());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        service.run(
                query.statement(table),
                Form.of(Encoding.JSON_LINES, limits),
                known(environment, Caller.class),
                known(environment, Asking.class),
                new Receiver() {
                    @Override
                    public void opened(Opened opened) {
                        // The columns are known.
                    }

                    @Override
                    public void take(ByteBuffer part) {
                        byte[] copy = new byte[part.remaining()];
                        part.get(copy);
                        bytes.writeBytes(copy);
                    }
                });
        try (MappingIterator<Map<String, @Nullable Object>> rows =
                ROWS.readerFor(ROW).readValues(bytes.toByteArray())) {
            return rows.readAll();
        }
    }
}
