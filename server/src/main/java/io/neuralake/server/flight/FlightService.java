package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.pool.QueryException;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.QueryService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc.FlightServiceImplBase;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** The methods of Flight; each hands its work to another thread, as those of the transport must not wait. */
final class FlightService extends FlightServiceImplBase {

    private final QueryService service;
    private final FlightOptions options;
    private final Seal seal;
    private final Callers callers;
    private final Calls calls;
    private final Running running;
    private final Metadata metadata;
    private final Actions actions;

    FlightService(
            QueryService service,
            FlightOptions options,
            Seal seal,
            Callers callers,
            Calls calls,
            Running running,
            BufferAllocator allocator) {
        this.service = service;
        this.options = options;
        this.seal = seal;
        this.callers = callers;
        this.calls = calls;
        this.running = running;
        this.metadata = new Metadata(
                service, new RowsStream(allocator), new SqlInfos(options.limits(), options.largestRequest()));
        this.actions = new Actions(service, seal, running);
    }

    private static <R> ServerCallStreamObserver<R> call(StreamObserver<R> observer) {
        return (ServerCallStreamObserver<R>) observer;
    }

    @Override
    public StreamObserver<Flight.HandshakeRequest> handshake(StreamObserver<Flight.HandshakeResponse> observer) {
        return new Handshake(callers, calls, call(observer), options.stall());
    }

    @Override
    public void getFlightInfo(Flight.FlightDescriptor descriptor, StreamObserver<Flight.FlightInfo> observer) {
        Caller caller = Callers.caller();
        Asking asking = new Asking();
        ServerCallStreamObserver<Flight.FlightInfo> call = call(observer);
        call.setOnCancelHandler(asking::cancel);
        calls.start(call, () -> {
            Message command = Commands.of(descriptor);
            Optional<Schema> own = Metadata.schema(command);
            Flight.FlightInfo.Builder info = Flight.FlightInfo.newBuilder()
                    .setFlightDescriptor(descriptor)
                    .setTotalRecords(-1)
                    .setTotalBytes(-1);
            if (own.isPresent()) {
                info.setSchema(SchemaBytes.of(own.get())).addEndpoint(endpoint(descriptor.getCmd()));
            } else {
                Handle handle = statement(command, caller);
                info.setSchema(schema(handle, caller, asking)).addEndpoint(endpoint(ticket(handle)));
            }
            call.onNext(info.build());
            call.onCompleted();
        });
    }

    @Override
    public void getSchema(Flight.FlightDescriptor descriptor, StreamObserver<Flight.SchemaResult> observer) {
        Caller caller = Callers.caller();
        Asking asking = new Asking();
        ServerCallStreamObserver<Flight.SchemaResult> call = call(observer);
        call.setOnCancelHandler(asking::cancel);
        calls.start(call, () -> {
            Message command = Commands.of(descriptor);
            Optional<Schema> own = Metadata.schema(command);
            ByteString schema =
                    own.isPresent() ? SchemaBytes.of(own.get()) : schema(statement(command, caller), caller, asking);
            call.onNext(Flight.SchemaResult.newBuilder().setSchema(schema).build());
            call.onCompleted();
        });
    }

    private static Flight.FlightEndpoint endpoint(ByteString ticket) {
        return Flight.FlightEndpoint.newBuilder()
                .setTicket(Flight.Ticket.newBuilder().setTicket(ticket))
                .build();
    }

    private ByteString schema(Handle handle, Caller caller, Asking asking)
            throws QueryException, IOException, InterruptedException {
        return SchemaBytes.of(service.describe(handle.asked(), caller, asking).columns());
    }

    private ByteString ticket(Handle handle) {
        return Tickets.pack(handle, seal);
    }

    /** The statement of a command; a prepared one gets a name of its own for this time. */
    private Handle statement(Message command, Caller caller) throws FlightFailure {
        if (command instanceof FlightSql.CommandStatementQuery query) {
            return Handle.of(caller, Placeholders.numbered(query.getQuery()), List.of());
        }
        if (command instanceof FlightSql.CommandPreparedStatementQuery query) {
            Handle prepared = Handle.open(
                    seal,
                    Seal.Purpose.PREPARED,
                    query.getPreparedStatementHandle().toByteArray(),
                    caller);
            return Handle.of(caller, prepared.statement(), prepared.parameters());
        }
        throw FlightFailure.invalid(
                "do this", "a " + command.getDescriptorForType().getName() + " is no query", "send a query");
    }

    /** Sends the answer to a ticket. */
    void get(Flight.Ticket ticket, StreamObserver<FlightMessage> observer) {
        Caller caller = Callers.caller();
        Asking asking = new Asking();
        ServerCallStreamObserver<FlightMessage> call = call(observer);
        Outflow outflow = new Outflow(call, options.largestBatch(), options.stall());
        call.setOnCancelHandler(() -> {
            asking.cancel();
            outflow.wake();
        });
        calls.start(call, () -> {
            Message command = Commands.served(Commands.of(ticket.getTicket()));
            Optional<Schema> own = Metadata.schema(command);
            if (own.isPresent()) {
                outflow.take(ByteBuffer.wrap(metadata.answer(command, own.get(), caller)));
            } else {
                answer(Tickets.open(command, seal, caller), caller, asking, outflow);
            }
            call.onCompleted();
        });
    }

    private void answer(Handle handle, Caller caller, Asking asking, Outflow outflow)
            throws QueryException, IOException, InterruptedException {
        running.begin(handle.id(), asking);
        try {
            service.run(handle.asked(), Form.of(Encoding.ARROW_STREAM, options.limits()), caller, asking, outflow);
        } finally {
            running.end(handle.id(), asking);
        }
    }

    @Override
    public StreamObserver<Flight.FlightData> doPut(StreamObserver<Flight.PutResult> observer) {
        return new Binding(Callers.caller(), seal, calls, call(observer), options.largestRequest(), options.stall());
    }

    @Override
    public StreamObserver<Flight.FlightData> doExchange(StreamObserver<Flight.FlightData> observer) {
        return refused(observer, "exchange data", "this server only reads", "send a SELECT as a query");
    }

    @Override
    public void listFlights(Flight.Criteria criteria, StreamObserver<Flight.FlightInfo> observer) {
        refused(observer, "list flights", "this server answers queries", "ask for the tables with CommandGetTables");
    }

    @Override
    public void pollFlightInfo(Flight.FlightDescriptor descriptor, StreamObserver<Flight.PollInfo> observer) {
        refused(observer, "poll for this answer", "answers are there when they are fetched", "use GetFlightInfo");
    }

    private static <Q> StreamObserver<Q> refused(StreamObserver<?> observer, String asked, String reason, String fix) {
        observer.onError(
                FlightFailure.unimplemented(asked, reason, fix).status().asRuntimeException());
        return new Ignoring<>();
    }

    @Override
    public void doAction(Flight.Action action, StreamObserver<Flight.Result> observer) {
        Caller caller = Callers.caller();
        Asking asking = new Asking();
        ServerCallStreamObserver<Flight.Result> call = call(observer);
        call.setOnCancelHandler(asking::cancel);
        calls.start(call, () -> {
            actions.run(action, caller, asking)
                    .ifPresent(result -> call.onNext(
                            Flight.Result.newBuilder().setBody(result).build()));
            call.onCompleted();
        });
    }

    @Override
    public void listActions(Flight.Empty nothing, StreamObserver<Flight.ActionType> observer) {
        Actions.types().forEach(observer::onNext);
        observer.onCompleted();
    }

    /** Takes what nobody reads any more. */
    private static final class Ignoring<Q> implements StreamObserver<Q> {

        @Override
        public void onNext(Q message) {
            // The call has ended.
        }

        @Override
        public void onError(Throwable failure) {
            // The call has ended.
        }

        @Override
        public void onCompleted() {
            // The call has ended.
        }
    }
}
