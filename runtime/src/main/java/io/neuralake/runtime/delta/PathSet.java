package io.neuralake.runtime.delta;

import org.jspecify.annotations.Nullable;

/** The paths of files, to find one that is there twice: a hash table of numbers, because a table may have very many files. */
final class PathSet {

    private final @Nullable FileColumns[] files;
    private final int[] numbers;

    /** Room for so many paths. */
    PathSet(int paths) {
        int capacity = Integer.highestOneBit(Math.max(4, paths)) << 2;
        this.files = new FileColumns[capacity];
        this.numbers = new int[capacity];
    }

    /** Adds the path of a file; false if it is there already. */
    boolean add(FileColumns columns, int file) {
        int hash = columns.hash(file);
        int slot = (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(numbers.length) + 1);
        for (FileColumns other = files[slot]; other != null; other = files[slot]) {
            if (other.hash(numbers[slot]) == hash && columns.samePath(file, other, numbers[slot])) {
                return false;
            }
            slot = (slot + 1) & (numbers.length - 1);
        }
        files[slot] = columns;
        numbers[slot] = file;
        return true;
    }
}
