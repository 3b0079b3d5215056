package io.neuralake.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.sql.impl.FlightSql;

/** Reads what clients ask for. */
@SuppressWarnings("deprecation") // CancelQuery: older clients have nothing else.
final class Commands {

    private static final String ASKED = "do this";
    private static final String FIX = "send a command of Flight SQL";
    private static final Map<String, Parser<? extends Message>> KNOWN = known(
            FlightSql.CommandStatementQuery.getDefaultInstance(),
            FlightSql.CommandPreparedStatementQuery.getDefaultInstance(),
            FlightSql.CommandStatementUpdate.getDefaultInstance(),
            FlightSql.CommandPreparedStatementUpdate.getDefaultInstance(),
            FlightSql.CommandStatementIngest.getDefaultInstance(),
            FlightSql.CommandStatementSubstraitPlan.getDefaultInstance(),
            FlightSql.CommandGetCatalogs.getDefaultInstance(),
            FlightSql.CommandGetDbSchemas.getDefaultInstance(),
            FlightSql.CommandGetTables.getDefaultInstance(),
            FlightSql.CommandGetTableTypes.getDefaultInstance(),
            FlightSql.CommandGetPrimaryKeys.getDefaultInstance(),
            FlightSql.CommandGetExportedKeys.getDefaultInstance(),
            FlightSql.CommandGetImportedKeys.getDefaultInstance(),
            FlightSql.CommandGetCrossReference.getDefaultInstance(),
            FlightSql.CommandGetXdbcTypeInfo.getDefaultInstance(),
            FlightSql.CommandGetSqlInfo.getDefaultInstance(),
            FlightSql.TicketStatementQuery.getDefaultInstance(),
            FlightSql.ActionCreatePreparedStatementRequest.getDefaultInstance(),
            FlightSql.ActionClosePreparedStatementRequest.getDefaultInstance(),
            FlightSql.ActionCancelQueryRequest.getDefaultInstance());

    private Commands() {}

    private static Map<String, Parser<? extends Message>> known(Message... messages) {
        Map<String, Parser<? extends Message>> known = new HashMap<>();
        for (Message message : messages) {
            known.put(message.getDescriptorForType().getFullName(), message.getParserForType());
        }
        return Map.copyOf(known);
    }

    /**
     * What a descriptor asks for.
     *
     * @throws FlightFailure if that is no command, or none that is served here
     */
    static Message of(Flight.FlightDescriptor descriptor) throws FlightFailure {
        if (descriptor.getType() != Flight.FlightDescriptor.DescriptorType.CMD) {
            throw FlightFailure.invalid(ASKED, "it is a path, and tables are read with statements", FIX);
        }
        return served(of(descriptor.getCmd()));
    }

    /**
     * A message in its envelope.
     *
     * @throws FlightFailure if it is none that is known
     */
    static Message of(ByteString bytes) throws FlightFailure {
        try {
            Any any = Any.parseFrom(bytes);
            String url = any.getTypeUrl();
            Parser<? extends Message> parser = KNOWN.get(url.substring(url.lastIndexOf('/') + 1));
            if (parser == null) {
                throw FlightFailure.invalid(ASKED, "it is no command that is known here", FIX);
            }
            return parser.parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException e) {
            throw FlightFailure.invalid(ASKED, "its bytes are no message", FIX);
        }
    }

    /** A message of a kind, in its envelope. */
    static <M extends Message> M of(ByteString bytes, Class<M> kind) throws FlightFailure {
        Message message = of(bytes);
        if (!kind.isInstance(message)) {
            throw FlightFailure.invalid(
                    ASKED, "it is a " + message.getDescriptorForType().getName(), "send a " + kind.getSimpleName());
        }
        return kind.cast(message);
    }

    /** A command, unless it would change something. */
    static Message served(Message command) throws FlightFailure {
        if (command instanceof FlightSql.CommandStatementUpdate
                || command instanceof FlightSql.CommandPreparedStatementUpdate
                || command instanceof FlightSql.CommandStatementIngest) {
            throw FlightFailure.unimplemented("change tables", "this server only reads", "send a SELECT as a query");
        }
        if (command instanceof FlightSql.CommandStatementSubstraitPlan) {
            throw FlightFailure.unimplemented("run a Substrait plan", "this server takes SQL only", "send the SQL");
        }
        if ((command instanceof FlightSql.CommandStatementQuery query
                && !query.getTransactionId().isEmpty())) {
            throw transactions();
        }
        return command;
    }

    /** There are no transactions. */
    static FlightFailure transactions() {
        return FlightFailure.unimplemented(
                "take part in a transaction",
                "this server only reads, each statement for itself",
                "leave the transaction out");
    }
}
