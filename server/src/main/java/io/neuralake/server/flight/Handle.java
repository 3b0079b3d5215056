package io.neuralake.server.flight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.server.access.Caller;
import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.query.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A statement as a client holds it: a ticket for its answer, or a prepared statement.
 *
 * @param id what names it among all others
 * @param caller whose it is
 * @param statement the statement, its parameters {@code $1} and so on
 * @param parameters values of its parameters; empty if none are bound
 */
record Handle(String id, String caller, String statement, List<Parameter> parameters) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Handle {
        parameters = List.copyOf(parameters);
    }

    /** A new one. */
    static Handle of(Caller caller, String statement, List<Parameter> parameters) {
        return new Handle(UUID.randomUUID().toString(), caller.name(), statement, parameters);
    }

    /** What a client is given. */
    byte[] sealed(Seal seal, Seal.Purpose purpose) {
        try {
            return seal.close(purpose, JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a handle has nothing that cannot be written", e);
        }
    }

    /**
     * What a client gives back.
     *
     * @throws FlightFailure if it was not given to this caller
     */
    static Handle open(Seal seal, Seal.Purpose purpose, byte[] sealed, Caller caller) throws FlightFailure {
        byte[] content = seal.open(purpose, sealed)
                .orElseThrow(
                        () -> refusal(purpose, "it was not made by this server, or before that was started again"));
        Handle handle;
        try {
            handle = JSON.readValue(content, Handle.class);
        } catch (IOException e) {
            throw refusal(purpose, "another version of the server made it");
        }
        if (!handle.caller().equals(caller.name())) {
            throw refusal(purpose, "it was given to somebody else");
        }
        return handle;
    }

    private static FlightFailure refusal(Seal.Purpose purpose, String reason) {
        return purpose == Seal.Purpose.TICKET
                ? FlightFailure.invalid("take this ticket", reason, "ask with GetFlightInfo for a new one")
                : FlightFailure.invalid("take this prepared statement", reason, "prepare the statement again");
    }

    /** The statement with its values. */
    Statement asked() {
        return new Statement(statement, parameters, Map.of(), Map.of());
    }
}
