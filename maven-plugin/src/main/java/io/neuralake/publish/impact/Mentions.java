package io.neuralake.publish.impact;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells by its constants alone whether a class file can mention one of some words, so that the others need not be read: on
 * a class path of hundreds of jars that is nearly all of them.
 *
 * <p>Words are compared by hash and without the case of ASCII letters. So it may say yes for nothing, and never no wrongly.
 */
final class Mentions {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int SLOTS = 1 << 16;

    private final boolean[] slots = new boolean[SLOTS];
    private final Set<Integer> hashes = new HashSet<>();

    Mentions(Collection<String> words) {
        for (String word : words) {
            byte[] bytes = bytes(word);
            int hash = 0;
            for (byte one : bytes) {
                hash = next(hash, one);
            }
            hashes.add(hash);
            slots[slot(hash)] = true;
        }
    }

    /** What the constants of a class file say. */
    enum Answer {
        /** No word is there. */
        NO,
        /** Some word may be there. */
        MAYBE,
        /** These are not the bytes of a class. */
        UNREADABLE
    }

    Answer in(byte[] content) {
        try {
            return search(content);
        } catch (IndexOutOfBoundsException e) {
            return Answer.UNREADABLE;
        }
    }

    private Answer search(byte[] content) {
        if (content.length < 10 || ((unsigned(content, 0) << 16) | unsigned(content, 2)) != MAGIC) {
            return Answer.UNREADABLE;
        }
        int count = unsigned(content, 8);
        int at = 10;
        for (int index = 1; index < count; index++) {
            int kind = content[at++];
            switch (kind) {
                case 1 -> {
                    int end = at + 2 + unsigned(content, at);
                    if (word(content, at + 2, end)) {
                        return Answer.MAYBE;
                    }
                    at = end;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 4;
                case 5, 6 -> {
                    at += 8;
                    index++;
                }
                case 7, 8, 16, 19, 20 -> at += 2;
                case 15 -> at += 3;
                default -> {
                    return Answer.UNREADABLE;
                }
            }
        }
        return Answer.NO;
    }

    private boolean word(byte[] content, int from, int to) {
        int hash = 0;
        boolean inside = false;
        for (int at = from; at < to; at++) {
            byte one = content[at];
            if (part(one)) {
                hash = next(hash, one);
                inside = true;
            } else if (inside) {
                if (slots[slot(hash)] && hashes.contains(hash)) {
                    return true;
                }
                hash = 0;
                inside = false;
            }
        }
        return inside && slots[slot(hash)] && hashes.contains(hash);
    }

    private static boolean part(byte one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || one == '_'
                || one == '$'
                || one < 0;
    }

    private static int next(int hash, byte one) {
        return 31 * hash + (one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one);
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }

    private static int unsigned(byte[] content, int at) {
        return ((content[at] & 0xFF) << 8) | (content[at + 1] & 0xFF);
    }

    /** The bytes of a text as class files have them, which is not quite UTF-8. */
    private static byte[] bytes(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(word);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return Arrays.copyOfRange(bytes.toByteArray(), 2, bytes.size());
    }
}
