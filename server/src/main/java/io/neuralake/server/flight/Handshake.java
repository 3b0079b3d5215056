package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.neuralake.server.access.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.arrow.flight.impl.Flight;

/**
 * Gives a token to those who show a password: in the header of the call, as the JDBC driver and ADBC do, or in its first message, as
 * older clients do.
 */
final class Handshake implements StreamObserver<Flight.HandshakeRequest> {

    private final Callers callers;
    private final Calls calls;
    private final ServerCallStreamObserver<Flight.HandshakeResponse> call;
    private final Optional<Caller> greeted;
    private final Future<?> watch;
    private ByteString payload = ByteString.EMPTY;
    private boolean answered;

    Handshake(
            Callers callers, Calls calls, ServerCallStreamObserver<Flight.HandshakeResponse> call, Duration patience) {
        this.callers = callers;
        this.calls = calls;
        this.call = call;
        this.greeted = Callers.greeted();
        this.watch = calls.later(this::answer, patience);
        call.setOnCancelHandler(() -> watch.cancel(false));
        if (greeted.isPresent()) {
            // Some clients say nothing before they are answered.
            answer();
        }
    }

    @Override
    public void onNext(Flight.HandshakeRequest request) {
        payload = request.getPayload();
        if (!payload.isEmpty()) {
            answer();
        }
    }

    @Override
    public void onError(Throwable failure) {
        watch.cancel(false);
    }

    @Override
    public void onCompleted() {
        answer();
    }

    private synchronized void answer() {
        if (!answered) {
            answered = true;
            watch.cancel(false);
            calls.start(call, this::greet);
        }
    }

    private void greet() throws FlightFailure {
        if (greeted.isPresent()) {
            // The token is in the header of the answer.
            call.onCompleted();
            return;
        }
        Optional<Caller> caller = shown();
        if (caller.isEmpty()) {
            call.onError(Callers.refusal().asRuntimeException());
            return;
        }
        call.onNext(Flight.HandshakeResponse.newBuilder()
                .setPayload(ByteString.copyFromUtf8(callers.token(caller.get())))
                .build());
        call.onCompleted();
    }

    private Optional<Caller> shown() throws FlightFailure {
        try {
            Flight.BasicAuth basic = Flight.BasicAuth.parseFrom(payload);
            return callers.basic(basic.getUsername(), basic.getPassword());
        } catch (InvalidProtocolBufferException e) {
            throw FlightFailure.invalid("greet", "the message has no name and password", "send BasicAuth");
        }
    }
}
