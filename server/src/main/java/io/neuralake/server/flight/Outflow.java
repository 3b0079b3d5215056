package io.neuralake.server.flight;

import io.grpc.stub.ServerCallStreamObserver;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.Receiver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Passes an answer on to a client as fast as that takes it: no more than one message waits besides what the transport holds. */
final class Outflow implements Receiver {

    private final ServerCallStreamObserver<FlightMessage> call;
    private final Duration stall;
    private final IpcMessages messages;

    /**
     * An answer to a call, on whose thread this is made.
     *
     * @param largest most bytes of a message
     * @param stall how long the client may take nothing
     */
    Outflow(ServerCallStreamObserver<FlightMessage> call, int largest, Duration stall) {
        this.call = call;
        this.stall = stall;
        this.messages = new IpcMessages(largest, this::pass);
        call.setOnReadyHandler(this::wake);
    }

    /** The client takes more, or is gone. */
    synchronized void wake() {
        notifyAll();
    }

    @Override
    public void opened(Opened opened) {
        // The stream begins with its columns.
    }

    @Override
    public void take(ByteBuffer bytes) throws IOException {
        messages.take(bytes);
    }

    private void pass(FlightMessage message) throws IOException {
        await();
        call.onNext(message);
    }

    private synchronized void await() throws IOException {
        long end = System.nanoTime() + stall.toNanos();
        while (!call.isReady()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (call.isCancelled()) {
                throw new IOException("the client is gone");
            }
            if (left <= 0) {
                throw new StalledException("nothing of the answer was taken for " + stall.toSeconds() + " s");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server is closing");
            }
        }
    }
}
