package io.neuralake.server.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Cuts what a client sends into messages, none of which may be longer than is allowed at that point. */
final class MessageDecoder extends ByteToMessageDecoder {

    /** Most bytes of a message of somebody who has not said who they are. */
    static final int LONGEST_FIRST = 10_000;

    private static final int LENGTH = 4;
    private static final int HEAD = 1 + LENGTH;
    private static final int SHORTEST_FIRST = 8;

    private final int longest;
    private State state = State.FIRST;

    MessageDecoder(int longest) {
        this.longest = longest;
    }

    /** What kind of message is next. */
    private enum State {
        /** One without type. */
        FIRST,
        /** None, until the client was told whether there will be encryption. */
        ENCRYPTION,
        /** A short one. */
        SECRET,
        /** Any. */
        ANY,
        /** None any more. */
        OVER
    }

    /** The client may begin, encrypted or not. */
    void encryptionSettled() {
        state = State.FIRST;
    }

    /** The client is known. */
    void welcome() {
        state = State.ANY;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        byte type = in.getByte(in.readerIndex());
        try {
            switch (state) {
                case FIRST -> first(in, out);
                case SECRET -> message(in, out, LONGEST_FIRST);
                case ANY -> message(in, out, longest);
                // Bytes that came before encryption did would be taken for encrypted ones.
                case ENCRYPTION -> throw PostgresException.violation("received unencrypted data after SSL request");
                case OVER -> in.skipBytes(in.readableBytes());
            }
        } catch (PostgresException e) {
            if (e.fatal()) {
                state = State.OVER;
                in.skipBytes(in.readableBytes());
            }
            out.add(new Incoming.Unreadable(type == 'Q', e));
        }
    }

    private void first(ByteBuf in, List<Object> out) throws PostgresException {
        if (in.readableBytes() < LENGTH) {
            return;
        }
        int length = in.getInt(in.readerIndex());
        if (length < SHORTEST_FIRST || length > LONGEST_FIRST) {
            throw PostgresException.violation("invalid length of startup packet");
        }
        if (in.readableBytes() < length) {
            return;
        }
        Incoming message = MessageReader.first(in.readSlice(length).skipBytes(LENGTH));
        boolean encryption = message instanceof Incoming.TlsWanted || message instanceof Incoming.GssWanted;
        state = encryption ? State.ENCRYPTION : message instanceof Incoming.Startup ? State.SECRET : State.OVER;
        out.add(message);
    }

    private void message(ByteBuf in, List<Object> out, int most) throws PostgresException {
        if (in.readableBytes() < HEAD) {
            return;
        }
        int length = in.getInt(in.readerIndex() + 1);
        if (length < LENGTH) {
            throw PostgresException.violation("invalid message length");
        }
        if (length > most) {
            throw PostgresException.fatal(
                            SqlState.PROGRAM_LIMIT,
                            "a message of " + length + " bytes is longer than the " + most + " that are allowed")
                    .hint("send less at once, or let the server allow longer messages");
        }
        if (in.readableBytes() < 1 + length) {
            return;
        }
        byte type = in.readByte();
        out.add(MessageReader.message(type, in.readSlice(length).skipBytes(LENGTH)));
    }
}
