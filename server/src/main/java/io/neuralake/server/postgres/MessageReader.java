package io.neuralake.server.postgres;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes messages of bytes; whatever the bytes are, it gives a message or says that they are none. */
final class MessageReader {

    private static final int TLS = 80877103;
    private static final int GSS = 80877104;
    private static final int CANCEL = 80877102;
    private static final int MAJOR = 3;
    private static final int LONGEST_SECRET = 256;

    private MessageReader() {}

    /** The first message of a connection, which has no type. */
    static Incoming first(ByteBuf body) throws PostgresException {
        int code = four(body);
        switch (code) {
            case TLS -> {
                end(body);
                return new Incoming.TlsWanted();
            }
            case GSS -> {
                end(body);
                return new Incoming.GssWanted();
            }
            case CANCEL -> {
                int process = four(body);
                if (body.readableBytes() < 4 || body.readableBytes() > LONGEST_SECRET) {
                    throw PostgresException.violation("a secret of " + body.readableBytes() + " bytes");
                }
                return new Incoming.Cancel(process, bytes(body, body.readableBytes()));
            }
            default -> {
                if (code >>> 16 != MAJOR) {
                    throw PostgresException.fatal(
                            SqlState.FEATURE_NOT_SUPPORTED,
                            "unsupported frontend protocol " + (code >>> 16) + "." + (code & 0xFFFF)
                                    + ": server supports 3.0 to 3.2");
                }
                return startup(code & 0xFFFF, body);
            }
        }
    }

    private static Incoming startup(int minor, ByteBuf body) throws PostgresException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = text(body); !name.isEmpty(); name = text(body)) {
            parameters.put(name, text(body));
        }
        end(body);
        return new Incoming.Startup(minor, parameters);
    }

    /** Any later message. */
    static Incoming message(byte type, ByteBuf body) throws PostgresException {
        Incoming message = switch (type) {
            case 'p' -> new Incoming.Secret(bytes(body, body.readableBytes()));
            case 'Q' -> new Incoming.Query(text(body));
            case 'P' -> parse(body);
            case 'B' -> bind(body);
            case 'D' -> new Incoming.Describe(portal(body), text(body));
            case 'E' -> new Incoming.Execute(text(body), Math.max(0, four(body)));
            case 'C' -> new Incoming.Close(portal(body), text(body));
            case 'H' -> new Incoming.Flush();
            case 'S' -> new Incoming.Sync();
            case 'X' -> new Incoming.Terminate();
            case 'd', 'c', 'f' -> {
                body.skipBytes(body.readableBytes());
                yield new Incoming.StrayCopy();
            }
            case 'F' -> {
                body.skipBytes(body.readableBytes());
                yield new Incoming.FunctionCall();
            }
            default -> throw PostgresException.violation("invalid frontend message type " + (type & 0xFF));
        };
        end(body);
        return message;
    }

    private static Incoming parse(ByteBuf body) throws PostgresException {
        String name = text(body);
        String text = text(body);
        int count = two(body);
        List<Integer> types = new ArrayList<>(Math.min(count, body.readableBytes() / 4));
        for (int i = 0; i < count; i++) {
            types.add(four(body));
        }
        return new Incoming.Parse(name, text, types);
    }

    private static Incoming bind(ByteBuf body) throws PostgresException {
        String portal = text(body);
        String statement = text(body);
        int[] formats = formats(body);
        int count = two(body);
        if (count > body.readableBytes() / 4) {
            throw PostgresException.violation("insufficient data left in message");
        }
        byte[] @Nullable [] values = new byte[count][];
        for (int i = 0; i < count; i++) {
            int length = four(body);
            if (length < -1) {
                throw PostgresException.violation("a value of " + length + " bytes");
            }
            values[i] = length < 0 ? null : bytes(body, length);
        }
        return new Incoming.Bind(portal, statement, formats, values, formats(body));
    }

    private static int[] formats(ByteBuf body) throws PostgresException {
        int count = two(body);
        if (count > body.readableBytes() / 2) {
            throw PostgresException.violation("insufficient data left in message");
        }
        int[] formats = new int[count];
        for (int i = 0; i < count; i++) {
            formats[i] = two(body);
            if (formats[i] > 1) {
                throw PostgresException.violation("unsupported format code: " + formats[i]);
            }
        }
        return formats;
    }

    private static boolean portal(ByteBuf body) throws PostgresException {
        byte[] kind = bytes(body, 1);
        if (kind[0] != 'P' && kind[0] != 'S') {
            throw PostgresException.violation("neither statement nor portal: " + (kind[0] & 0xFF));
        }
        return kind[0] == 'P';
    }

    private static int four(ByteBuf body) throws PostgresException {
        need(body, 4);
        return body.readInt();
    }

    private static int two(ByteBuf body) throws PostgresException {
        need(body, 2);
        return body.readUnsignedShort();
    }

    private static byte[] bytes(ByteBuf body, int length) throws PostgresException {
        need(body, length);
        byte[] bytes = new byte[length];
        body.readBytes(bytes);
        return bytes;
    }

    private static void need(ByteBuf body, int length) throws PostgresException {
        if (body.readableBytes() < length) {
            throw PostgresException.violation("insufficient data left in message");
        }
    }

    private static void end(ByteBuf body) throws PostgresException {
        if (body.isReadable()) {
            throw PostgresException.violation("invalid message format");
        }
    }

    private static String text(ByteBuf body) throws PostgresException {
        int length = body.bytesBefore((byte) 0);
        if (length < 0) {
            throw PostgresException.violation("invalid string in message");
        }
        byte[] bytes = bytes(body, length);
        body.skipBytes(1);
        return utf8(bytes);
    }

    /** Text of the client; it is UTF-8 whatever the client has set. */
    static String utf8(byte[] bytes) throws PostgresException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw PostgresException.error(SqlState.UNTRANSLATABLE, "invalid byte sequence for encoding \"UTF8\"");
        }
    }
}
