package io.neuralake.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.neuralake.server.access.Caller;
import org.apache.arrow.flight.sql.impl.FlightSql;

/** Tickets for answers to statements, in the protocol's envelope. */
final class Tickets {

    private Tickets() {}

    static ByteString pack(Handle handle, Seal seal) {
        return Any.pack(FlightSql.TicketStatementQuery.newBuilder()
                        .setStatementHandle(ByteString.copyFrom(handle.sealed(seal, Seal.Purpose.TICKET)))
                        .build())
                .toByteString();
    }

    static Handle open(Message command, Seal seal, Caller caller) throws FlightFailure {
        if (command instanceof FlightSql.TicketStatementQuery ticket) {
            return Handle.open(
                    seal, Seal.Purpose.TICKET, ticket.getStatementHandle().toByteArray(), caller);
        }
        throw FlightFailure.invalid(
                "take this ticket",
                "a " + command.getDescriptorForType().getName() + " is none",
                "ask for one with GetFlightInfo");
    }
}
