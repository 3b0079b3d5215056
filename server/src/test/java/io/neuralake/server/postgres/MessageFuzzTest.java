package io.neuralake.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.neuralake.server.sql.Lexer;
import io.neuralake.server.sql.LexerException;
import io.neuralake.server.sql.SqlText;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bytes and texts that no client would send: they become messages and statements, or errors, and nothing else.
 *
 * <p>{@code -Dneuralake.fuzz=1000000} tries a million instead of some thousands; {@code -Dneuralake.seed} repeats a run.
 */
final class MessageFuzzTest {

    private static final int TIMES = Integer.getInteger("neuralake.fuzz", 20_000);
    private static final long SEED = Long.getLong("neuralake.seed", 31);
    private static final String SQL =
            "SELECT 'a;b', $1, $$x;$$, \"q\"\"\" /* c /* d */ */ FROM t -- e\n; BEGIN; COPY (SELECT 1) TO"
                    + " STDOUT WITH (FORMAT csv, HEADER); DECLARE c CURSOR WITH HOLD FOR SELECT 1; FETCH FORWARD 10 FROM c; SET a = 'b';"
                    + " SET TIME ZONE LOCAL; SHOW ALL; E'\\'' U&'x' 1e-5 .5 <> pg_catalog.pg_class::regclass";

    private final Random random = new Random(SEED);

    private static byte[] conversation() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            byte[] startup = "user\0me\0database\0x\0\0".getBytes(StandardCharsets.UTF_8);
            out.writeInt(8 + startup.length);
            out.writeInt(3 << 16);
            out.write(startup);
            message(out, 'p', "SCRAM-SHA-256\0\0\0\0\004n,,n");
            message(out, 'Q', "SELECT 1\0");
            message(out, 'P', "s\0SELECT $1\0\0\1\0\0\0\27");
            message(out, 'B', "p\0s\0\0\1\0\1\0\1\0\0\0\4\0\0\0\1\0\1\0\0");
            message(out, 'D', "Pp\0");
            message(out, 'E', "p\0\0\0\0\12");
            message(out, 'C', "Ss\0");
            message(out, 'H', "");
            message(out, 'S', "");
            message(out, 'd', "abc");
            message(out, 'F', "abc");
            message(out, 'X', "");
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void message(DataOutputStream out, char type, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.ISO_8859_1);
        out.writeByte(type);
        out.writeInt(4 + content.length);
        out.write(content);
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> System.arraycopy(original, 0, bytes, at, Math.min(original.length, bytes.length - at));
                default -> {
                    byte[] shorter = new byte[bytes.length - random.nextInt(Math.min(20, bytes.length - 1))];
                    System.arraycopy(bytes, 0, shorter, 0, shorter.length);
                    bytes = shorter;
                }
            }
        }
        return bytes;
    }

    @Test
    void bytesBecomeMessagesOrErrors() {
        byte[] original = conversation();
        for (int i = 0; i < TIMES; i++) {
            byte[] bytes = mutated(original);
            MessageDecoder decoder = new MessageDecoder(1 << 16);
            EmbeddedChannel channel = new EmbeddedChannel(decoder);
            if (random.nextBoolean()) {
                channel.writeInbound(Unpooled.EMPTY_BUFFER);
            }
            int split = 1 + random.nextInt(bytes.length - 2);
            ByteBuf first = Unpooled.copiedBuffer(bytes, 0, split);
            ByteBuf second = Unpooled.copiedBuffer(bytes, split, bytes.length - split);
            channel.writeInbound(first);
            if (i % 2 == 0) {
                decoder.welcome();
            }
            channel.writeInbound(second);
            for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
                assertThat(read).isInstanceOf(Incoming.class);
            }
            channel.finishAndReleaseAll();
            assertThat(first.refCnt() + second.refCnt())
                    .as("seed %s, run %s", SEED, i)
                    .isZero();
        }
    }

    @Test
    void textsBecomeCommandsOrErrors() {
        int understood = 0;
        for (int i = 0; i < TIMES; i++) {
            String text = new String(mutated(SQL.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            List<Command> commands = new ArrayList<>();
            try {
                for (SqlText statement : Lexer.statements(text)) {
                    assertThat(text).contains(statement.text());
                    SystemNames.in(statement.text());
                    try {
                        commands.add(CommandParser.parse(statement));
                    } catch (PostgresException e) {
                        assertThat(e.fatal()).isFalse();
                    }
                }
            } catch (LexerException e) {
                assertThat(e.position()).isBetween(0, text.length());
            }
            understood += commands.size();
        }
        assertThat(understood).isPositive();
    }

    @Test
    void valuesBecomeParametersOrErrors() {
        int[] types = {
            16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 705, 1043, 1082, 1083, 1114, 1184, 1700, 2950, 3802, 0, 1007
        };
        int understood = 0;
        for (int i = 0; i < TIMES; i++) {
            byte[] value = new byte[random.nextInt(24)];
            random.nextBytes(value);
            try {
                ParameterValue.of(types[random.nextInt(types.length)], random.nextBoolean(), value);
                understood++;
            } catch (PostgresException e) {
                assertThat(e.fatal()).isFalse();
            }
        }
        assertThat(understood).isPositive();
    }
}
