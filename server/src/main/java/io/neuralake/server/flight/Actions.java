package io.neuralake.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.query.Description;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.Statement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/** What is done beside asking and fetching: statements are prepared, and answers ended. */
@SuppressWarnings("deprecation") // CancelQuery: older clients have nothing else.
final class Actions {

    private static final String CREATE = "CreatePreparedStatement";
    private static final String CLOSE = "ClosePreparedStatement";
    private static final String CANCEL = "CancelFlightInfo";
    private static final String CANCEL_QUERY = "CancelQuery";
    private static final String CLOSE_SESSION = "CloseSession";

    private final QueryService service;
    private final Seal seal;
    private final Running running;

    Actions(QueryService service, Seal seal, Running running) {
        this.service = service;
        this.seal = seal;
        this.running = running;
    }

    /** The actions that there are. */
    static Stream<Flight.ActionType> types() {
        return Stream.of(
                type(CREATE, "Prepares a statement; its handle is all that is kept of it"),
                type(CLOSE, "Does nothing: nothing is kept of a prepared statement"),
                type(CANCEL, "Ends the answers to the tickets of a FlightInfo that this server is sending"),
                type(CANCEL_QUERY, "The older form of " + CANCEL),
                type(CLOSE_SESSION, "Does nothing: there are no sessions"));
    }

    private static Flight.ActionType type(String name, String description) {
        return Flight.ActionType.newBuilder()
                .setType(name)
                .setDescription(description)
                .build();
    }

    /**
     * Does something.
     *
     * @return what is said of it; empty if that is nothing
     * @throws FlightFailure if it is nothing that can be done
     */
    Optional<ByteString> run(Flight.Action action, Caller caller, Asking asking)
            throws FlightFailure, QueryException, IOException, InterruptedException {
        return switch (action.getType()) {
            case CREATE ->
                Optional.of(prepare(
                        Commands.of(action.getBody(), FlightSql.ActionCreatePreparedStatementRequest.class),
                        caller,
                        asking));
            case CLOSE -> {
                Commands.of(action.getBody(), FlightSql.ActionClosePreparedStatementRequest.class);
                yield Optional.empty();
            }
            case CANCEL -> Optional.of(cancel(action.getBody(), caller));
            case CANCEL_QUERY ->
                Optional.of(
                        cancelQuery(Commands.of(action.getBody(), FlightSql.ActionCancelQueryRequest.class), caller));
            case CLOSE_SESSION ->
                Optional.of(Flight.CloseSessionResult.newBuilder()
                        .setStatus(Flight.CloseSessionResult.Status.CLOSED)
                        .build()
                        .toByteString());
            case "BeginTransaction", "EndTransaction", "BeginSavepoint", "EndSavepoint" ->
                throw Commands.transactions();
            case "CreatePreparedSubstraitPlan" ->
                throw FlightFailure.unimplemented(
                        "prepare a Substrait plan", "this server takes SQL only", "prepare the SQL");
            default ->
                throw FlightFailure.unimplemented(
                        "do this", "the action is none of this server's", "ask with ListActions for those there are");
        };
    }

    private ByteString prepare(FlightSql.ActionCreatePreparedStatementRequest request, Caller caller, Asking asking)
            throws FlightFailure, QueryException, IOException, InterruptedException {
        if (!request.getTransactionId().isEmpty()) {
            throw Commands.transactions();
        }
        Handle handle = Handle.of(caller, Placeholders.numbered(request.getQuery()), List.of());
        Description description = service.describe(Statement.of(handle.statement()), caller, asking);
        return Any.pack(FlightSql.ActionCreatePreparedStatementResult.newBuilder()
                        .setPreparedStatementHandle(ByteString.copyFrom(handle.sealed(seal, Seal.Purpose.PREPARED)))
                        .setDatasetSchema(SchemaBytes.of(description.columns()))
                        .setParameterSchema(SchemaBytes.of(ParameterFields.of(description.parameters())))
                        .build())
                .toByteString();
    }

    private ByteString cancel(ByteString body, Caller caller) throws FlightFailure {
        try {
            Flight.FlightInfo info =
                    Flight.CancelFlightInfoRequest.parseFrom(body).getInfo();
            return Flight.CancelFlightInfoResult.newBuilder()
                    .setStatus(
                            cancelled(info, caller)
                                    ? Flight.CancelStatus.CANCEL_STATUS_CANCELLED
                                    : Flight.CancelStatus.CANCEL_STATUS_NOT_CANCELLABLE)
                    .build()
                    .toByteString();
        } catch (InvalidProtocolBufferException e) {
            throw FlightFailure.invalid(
                    "cancel this", "its bytes are no FlightInfo", "send the one that you were given");
        }
    }

    private ByteString cancelQuery(FlightSql.ActionCancelQueryRequest request, Caller caller) throws FlightFailure {
        try {
            boolean cancelled = cancelled(Flight.FlightInfo.parseFrom(request.getInfo()), caller);
            return Any.pack(FlightSql.ActionCancelQueryResult.newBuilder()
                            .setResult(
                                    cancelled
                                            ? FlightSql.ActionCancelQueryResult.CancelResult.CANCEL_RESULT_CANCELLED
                                            : FlightSql.ActionCancelQueryResult.CancelResult
                                                    .CANCEL_RESULT_NOT_CANCELLABLE)
                            .build())
                    .toByteString();
        } catch (InvalidProtocolBufferException e) {
            throw FlightFailure.invalid(
                    "cancel this", "its bytes are no FlightInfo", "send the one that you were given");
        }
    }

    private boolean cancelled(Flight.FlightInfo info, Caller caller) throws FlightFailure {
        boolean cancelled = false;
        for (Flight.FlightEndpoint endpoint : info.getEndpointList()) {
            Message command = Commands.of(endpoint.getTicket().getTicket());
            if (Metadata.schema(command).isEmpty()) {
                cancelled |= running.cancel(Tickets.open(command, seal, caller).id());
            }
        }
        return cancelled;
    }
}
