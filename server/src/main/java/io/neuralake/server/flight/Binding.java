package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.neuralake.server.access.Caller;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/** Binds values to the parameters of a prepared statement: the client is given another handle, which has them in it. */
final class Binding implements StreamObserver<Flight.FlightData> {

    private final Caller caller;
    private final Seal seal;
    private final Calls calls;
    private final ServerCallStreamObserver<Flight.PutResult> call;
    private final BoundParameters parameters;
    private final Future<?> watch;
    private Flight.FlightDescriptor descriptor = Flight.FlightDescriptor.getDefaultInstance();
    private boolean over;

    Binding(
            Caller caller,
            Seal seal,
            Calls calls,
            ServerCallStreamObserver<Flight.PutResult> call,
            int most,
            Duration patience) {
        this.caller = caller;
        this.seal = seal;
        this.calls = calls;
        this.call = call;
        this.parameters = new BoundParameters(most);
        this.watch = calls.later(this::tooSlow, patience);
        call.setOnCancelHandler(() -> watch.cancel(false));
    }

    @Override
    public synchronized void onNext(Flight.FlightData data) {
        if (over) {
            return;
        }
        try {
            if (data.hasFlightDescriptor()) {
                descriptor = data.getFlightDescriptor();
                // What is refused anyway is refused before its rows come.
                command();
            }
            parameters.add(data);
        } catch (FlightFailure e) {
            end(e.status());
        }
    }

    private FlightSql.CommandPreparedStatementQuery command() throws FlightFailure {
        Message command = Commands.of(descriptor);
        if (command instanceof FlightSql.CommandPreparedStatementQuery query) {
            return query;
        }
        throw FlightFailure.invalid(
                "take these rows",
                "they are for a " + command.getDescriptorForType().getName(),
                "send the values of a prepared statement's parameters");
    }

    @Override
    public synchronized void onError(Throwable failure) {
        over = true;
        watch.cancel(false);
    }

    @Override
    public synchronized void onCompleted() {
        if (!over) {
            over = true;
            watch.cancel(false);
            calls.start(call, this::bind);
        }
    }

    private void bind() throws FlightFailure {
        Handle prepared = Handle.open(
                seal,
                Seal.Purpose.PREPARED,
                command().getPreparedStatementHandle().toByteArray(),
                caller);
        Handle bound = Handle.of(caller, prepared.statement(), parameters.values());
        ByteString result = FlightSql.DoPutPreparedStatementResult.newBuilder()
                .setPreparedStatementHandle(ByteString.copyFrom(bound.sealed(seal, Seal.Purpose.PREPARED)))
                .build()
                .toByteString();
        call.onNext(Flight.PutResult.newBuilder().setAppMetadata(result).build());
        call.onCompleted();
    }

    private synchronized void tooSlow() {
        if (!over) {
            end(Statuses.status(
                    Status.Code.DEADLINE_EXCEEDED,
                    "take these values",
                    "they did not come in time",
                    "send them at once"));
        }
    }

    private void end(Status status) {
        over = true;
        watch.cancel(false);
        call.onError(status.asRuntimeException());
    }
}
