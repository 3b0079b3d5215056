package io.neuralake.runtime.footer;

import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.Place;
import java.util.Arrays;

/**
 * Numbers the files of a table, each of which is what it is for as long as its place, size, time and tag are the same.
 *
 * <p>A file costs its path below the table's root and its tag, 20 bytes, and about 8 more to be found.
 */
final class FileNumbers {

    private static final int FEW = 16;
    private static final byte WIDE = -1;

    private final Place root;
    private byte[] keys = new byte[FEW * 64];
    private int[] ends = new int[FEW];
    private long[] sizes = new long[FEW];
    private long[] times = new long[FEW];
    private int[] slots = new int[2 * FEW];
    private int count;

    FileNumbers(Place root) {
        this.root = root;
    }

    int size() {
        return count;
    }

    /** The number of a file; negative if it has none. */
    int find(ObjectStatus file) {
        byte[] key = key(file);
        int slot = slot(key, file);
        return slots[slot] - 1;
    }

    /** The number of a file, which gets one if it has none. */
    int add(ObjectStatus file) {
        byte[] key = key(file);
        int slot = slot(key, file);
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        int start = start(count);
        int end = Math.addExact(start, key.length);
        if (count == ends.length) {
            int more = count + (count >> 1);
            ends = Arrays.copyOf(ends, more);
            sizes = Arrays.copyOf(sizes, more);
            times = Arrays.copyOf(times, more);
        }
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(end, keys.length + (keys.length >> 1)));
        }
        System.arraycopy(key, 0, keys, start, key.length);
        ends[count] = end;
        sizes[count] = file.size();
        times[count] = file.modified();
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** What no other file has; neither a path nor a tag has a zero in it. Most have none but ASCII letters. */
    private byte[] key(ObjectStatus file) {
        String path = root.relative(file.place()).orElse(file.place().path());
        String text = file.tag().isEmpty() ? path : path + '\0' + file.tag();
        byte[] key = new byte[text.length()];
        for (int i = 0; i < key.length; i++) {
            char letter = text.charAt(i);
            if (letter > 0x7f) {
                return wide(text);
            }
            key[i] = (byte) letter;
        }
        return key;
    }

    private static byte[] wide(String text) {
        byte[] key = new byte[2 * text.length() + 1];
        key[0] = WIDE;
        for (int i = 0; i < text.length(); i++) {
            key[2 * i + 1] = (byte) text.charAt(i);
            key[2 * i + 2] = (byte) (text.charAt(i) >>> Byte.SIZE);
        }
        return key;
    }

    private int slot(byte[] key, ObjectStatus file) {
        int slot = slot(hash(key, 0, key.length, file.size(), file.modified()));
        while (slots[slot] > 0 && !same(slots[slot] - 1, key, file)) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }

    private boolean same(int number, byte[] key, ObjectStatus file) {
        return sizes[number] == file.size()
                && times[number] == file.modified()
                && Arrays.equals(keys, start(number), ends[number], key, 0, key.length);
    }

    private int slot(int hash) {
        return Math.floorMod(hash ^ hash >>> 16, slots.length);
    }

    private static int hash(byte[] keys, int from, int to, long size, long time) {
        int hash = Long.hashCode(size * 31 + time);
        for (int i = from; i < to; i++) {
            hash = 31 * hash + keys[i];
        }
        return hash;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < count; number++) {
            int slot = slot(hash(keys, start(number), ends[number], sizes[number], times[number]));
            while (slots[slot] > 0) {
                slot = slot + 1 == slots.length ? 0 : slot + 1;
            }
            slots[slot] = number + 1;
        }
    }

    /** About how much memory it takes. */
    long bytes() {
        return keys.length + ends.length * 20L + slots.length * 4L;
    }
}
