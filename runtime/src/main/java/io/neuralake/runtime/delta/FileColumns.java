package io.neuralake.runtime.delta;

import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.plan.Deletions;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.storage.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the log says of some files, in columns: a file of many that are not read is a few numbers and its path, and no object.
 *
 * <p>A file costs 24 bytes, its path, and 4 bytes for each partition column.
 */
final class FileColumns {

    private final Place root;
    private final byte[] paths;
    private final int[] ends;
    private final int[] hashes;
    private final long[] sizes;
    private final long[] times;
    private final PartitionValue[][] partitions;
    private final Map<Integer, DeletionVector> deletions;

    private FileColumns(Builder builder) {
        this.root = builder.root;
        this.paths = Arrays.copyOf(builder.paths, builder.count == 0 ? 0 : builder.ends[builder.count - 1]);
        this.ends = builder.ends;
        this.hashes = builder.hashes;
        this.sizes = builder.sizes;
        this.times = builder.times;
        this.partitions = builder.partitions;
        this.deletions = Map.copyOf(builder.deletions);
    }

    /** Takes in files one by one. */
    static final class Builder {

        private final Place root;
        private final int[] ends;
        private final int[] hashes;
        private final long[] sizes;
        private final long[] times;
        private final PartitionValue[][] partitions;
        private final Map<Integer, DeletionVector> deletions = new HashMap<>();
        private byte[] paths;
        private int count;

        /** Nothing yet of so many files below a root. */
        Builder(Place root, int files, int partitionColumns) {
            this.root = root;
            this.paths = new byte[files * 64];
            this.ends = new int[files];
            this.hashes = new int[files];
            this.sizes = new long[files];
            this.times = new long[files];
            this.partitions = new PartitionValue[partitionColumns][files];
        }

        /**
         * Adds a file.
         *
         * @param path its plain path below the root
         * @return whether its path is text, so that a name can be made of it
         */
        boolean add(String path, LogFile file, PartitionValue[] values, Optional<DeletionVector> deleted) {
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            if (!path.equals(new String(bytes, StandardCharsets.UTF_8))) {
                return false;
            }
            int start = count == 0 ? 0 : ends[count - 1];
            int end = Math.addExact(start, bytes.length);
            if (end > paths.length) {
                paths = Arrays.copyOf(paths, Math.max(end, paths.length * 2));
            }
            System.arraycopy(bytes, 0, paths, start, bytes.length);
            ends[count] = end;
            hashes[count] = path.hashCode();
            sizes[count] = file.size();
            times[count] = file.modified();
            for (int column = 0; column < values.length; column++) {
                partitions[column][count] = values[column];
            }
            int number = count++;
            deleted.ifPresent(vector -> deletions.put(number, vector));
            return true;
        }

        FileColumns columns() {
            return new FileColumns(this);
        }
    }

    int size() {
        return ends.length;
    }

    /** Path of a file below the root. */
    String path(int file) {
        int start = start(file);
        return new String(paths, start, ends[file] - start, StandardCharsets.UTF_8);
    }

    private int start(int file) {
        return file == 0 ? 0 : ends[file - 1];
    }

    /** Hash of a file's path. */
    int hash(int file) {
        return hashes[file];
    }

    /** Whether a file's path is that of another one. */
    boolean samePath(int file, FileColumns others, int other) {
        return Arrays.equals(paths, start(file), ends[file], others.paths, others.start(other), others.ends[other]);
    }

    /** What a file has in a partition column, which is given by its position among those. */
    PartitionValue partition(int file, int column) {
        return partitions[column][file];
    }

    /** What tells apart the deletions of one file; empty if none of its rows is deleted. */
    String deletions(int file) {
        DeletionVector vector = deletions.get(file);
        return vector == null ? "" : vector.id();
    }

    /** A file as it is read; its number of rows is negative if it is not known. */
    PlannedFile planned(int file, long records) {
        List<Optional<Value>> values = new ArrayList<>(partitions.length);
        for (PartitionValue[] column : partitions) {
            values.add(column[file].value());
        }
        return new PlannedFile(
                root.child(path(file)),
                sizes[file],
                times[file],
                "",
                values,
                records < 0 ? OptionalLong.empty() : OptionalLong.of(records),
                Optional.<Deletions>ofNullable(deletions.get(file)));
    }

    /** About how much memory it takes. */
    long bytes() {
        return paths.length + size() * (24L + 4L * partitions.length) + deletions.size() * 300L;
    }
}
