package io.neuralake.server.flight;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Random;

/** Changes bytes as no client would. */
final class Damage {

    private static final byte[] ODD = {0, 1, -1, 127, -128, 8, 10, 18, 0x7a};

    private Damage() {}

    /** The same bytes, or some of them changed, added or left out. */
    static ByteString some(ByteString bytes, Random random) {
        byte[] damaged = bytes.toByteArray();
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && damaged.length > 0; i++) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] = (byte) random.nextInt();
                case 1 -> damaged[at] = ODD[random.nextInt(ODD.length)];
                case 2 -> damaged = Arrays.copyOf(damaged, at);
                case 3 -> damaged = Arrays.copyOf(damaged, damaged.length + random.nextInt(9));
                default -> {
                    int from = random.nextInt(damaged.length);
                    int length = Math.min(random.nextInt(16), damaged.length - Math.max(at, from));
                    System.arraycopy(damaged, from, damaged, at, length);
                }
            }
        }
        return ByteString.copyFrom(damaged);
    }
}
