package io.neuralake.runtime.delta;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.neuralake.runtime.storage.ObjectStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has Java load the kernel's and Parquet's classes on other threads, while the first table of a process is read.
 *
 * <p>They are some three thousand, and the kernel needs one after the other: nearly all of the time that a process takes for its
 * first table goes into that. So the table's schema and newest checkpoint are looked into beside it, for nothing but that the
 * classes are there when the kernel comes to it. Whatever is wrong with the table is for the kernel to find.
 */
final class KernelClasses {

    private static final StructType GLANCE = new StructType()
            .add("protocol", new StructType().add("minReaderVersion", IntegerType.INTEGER))
            .add(
                    "metaData",
                    new StructType()
                            .add("id", StringType.STRING)
                            .add("configuration", new MapType(StringType.STRING, StringType.STRING, true)));

    private KernelClasses() {}

    /** Begins to load classes, and does not wait for it. */
    static void load(Engine engine, LogListing log) {
        start(KernelTable::readEmptySchema);
        start(() -> {
            OptionalLong checkpoint = log.checkpoint();
            if (checkpoint.isPresent()) {
                glance(engine, log.from(LogEntry.digits(checkpoint.getAsLong())).findFirst());
            }
        });
    }

    private static void glance(Engine engine, Optional<ObjectStatus> checkpoint) throws IOException {
        if (checkpoint.isEmpty()) {
            return;
        }
        String first = StoreFileIO.text(checkpoint.get().place());
        try (CloseableIterator<FileStatus> files = engine.getFileSystemClient().listFrom(first);
                CloseableIterator<FileReadResult> batches =
                        engine.getParquetHandler().readParquetFiles(files, GLANCE, Optional.empty())) {
            if (batches.hasNext()) {
                batches.next();
            }
        }
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static void start(Reading reading) {
        Thread thread = new Thread(
                () -> {
                    try {
                        reading.run();
                    } catch (IOException | RuntimeException e) {
                        // The kernel reads the same and says what is wrong.
                        return;
                    }
                },
                "neuralake-kernel-classes");
        thread.setDaemon(true);
        thread.start();
    }
}
