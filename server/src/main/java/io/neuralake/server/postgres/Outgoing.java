package io.neuralake.server.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says, as bytes. */
final class Outgoing {

    private final ByteBuf out;

    Outgoing(ByteBufAllocator allocator) {
        this.out = allocator.buffer();
    }

    /** All that has been said; whoever takes it releases it. */
    ByteBuf bytes() {
        return out;
    }

    Outgoing authenticationOk() {
        return authentication(0, new byte[0]);
    }

    /** Asks for a proof of the password, by the mechanisms that can be used. */
    Outgoing authenticationSasl(List<String> mechanisms) {
        int start = begin('R');
        out.writeInt(10);
        mechanisms.forEach(this::text);
        out.writeByte(0);
        return end(start);
    }

    Outgoing authenticationContinue(byte[] data) {
        return authentication(11, data);
    }

    Outgoing authenticationFinal(byte[] data) {
        return authentication(12, data);
    }

    private Outgoing authentication(int kind, byte[] data) {
        int start = begin('R');
        out.writeInt(kind).writeBytes(data);
        return end(start);
    }

    /** The newest version that is understood, and options that are not. */
    Outgoing negotiate(int version, List<String> options) {
        int start = begin('v');
        out.writeInt(version).writeInt(options.size());
        options.forEach(this::text);
        return end(start);
    }

    Outgoing parameterStatus(String name, String value) {
        int start = begin('S');
        text(name);
        text(value);
        return end(start);
    }

    Outgoing backendKey(int process, byte[] secret) {
        int start = begin('K');
        out.writeInt(process).writeBytes(secret);
        return end(start);
    }

    Outgoing readyForQuery(char status) {
        int start = begin('Z');
        out.writeByte(status);
        return end(start);
    }

    Outgoing error(PostgresException error) {
        return report('E', error.fatal() ? "FATAL" : "ERROR", error);
    }

    Outgoing notice(String state, String reason) {
        return report('N', "WARNING", PostgresException.error(state, reason));
    }

    private Outgoing report(char type, String severity, PostgresException said) {
        int start = begin(type);
        field('S', severity);
        field('V', severity);
        field('C', said.state());
        field('M', said.reason());
        String hint = said.hint();
        if (hint != null) {
            field('H', hint);
        }
        if (said.position() > 0) {
            field('P', Integer.toString(said.position()));
        }
        out.writeByte(0);
        return end(start);
    }

    private void field(char code, String value) {
        out.writeByte(code);
        text(value);
    }

    Outgoing rowDescription(List<ResultColumn> columns) {
        int start = begin('T');
        out.writeShort(columns.size());
        for (ResultColumn column : columns) {
            text(column.name());
            out.writeInt(0).writeShort(0);
            out.writeInt(column.type().oid());
            out.writeShort(column.type().size());
            out.writeInt(column.type().modifier());
            out.writeShort(column.binary() ? 1 : 0);
        }
        return end(start);
    }

    /** A row of texts, as the door's own answers have them. */
    Outgoing dataRow(List<@Nullable String> values) {
        int start = begin('D');
        out.writeShort(values.size());
        for (String value : values) {
            if (value == null) {
                out.writeInt(-1);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length).writeBytes(bytes);
            }
        }
        return end(start);
    }

    Outgoing parameterDescription(List<Integer> types) {
        int start = begin('t');
        out.writeShort(types.size());
        types.forEach(out::writeInt);
        return end(start);
    }

    Outgoing commandComplete(String tag) {
        int start = begin('C');
        text(tag);
        return end(start);
    }

    Outgoing copyOut(int columns) {
        int start = begin('H');
        out.writeByte(0).writeShort(columns);
        for (int i = 0; i < columns; i++) {
            out.writeShort(0);
        }
        return end(start);
    }

    Outgoing copyData(byte[] line) {
        int start = begin('d');
        out.writeBytes(line);
        return end(start);
    }

    Outgoing copyDone() {
        return empty('c');
    }

    Outgoing parseComplete() {
        return empty('1');
    }

    Outgoing bindComplete() {
        return empty('2');
    }

    Outgoing closeComplete() {
        return empty('3');
    }

    Outgoing noData() {
        return empty('n');
    }

    Outgoing emptyQuery() {
        return empty('I');
    }

    Outgoing portalSuspended() {
        return empty('s');
    }

    private Outgoing empty(char type) {
        return end(begin(type));
    }

    private int begin(char type) {
        out.writeByte(type);
        int start = out.writerIndex();
        out.writeInt(0);
        return start;
    }

    private Outgoing end(int start) {
        out.setInt(start, out.writerIndex() - start);
        return this;
    }

    /** A text up to its zero byte; one in the middle would end it early, and is left out. */
    private void text(String value) {
        out.writeBytes(value.replace("\0", "").getBytes(StandardCharsets.UTF_8)).writeByte(0);
    }
}
