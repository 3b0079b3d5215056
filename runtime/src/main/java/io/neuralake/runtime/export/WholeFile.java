package io.neuralake.runtime.export;

import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all: it is written beside its place under a name that begins with a dot, and renamed when
 * it is complete and on disk.
 *
 * @param target where it is to be
 * @param replace whether it may replace another
 */
public record WholeFile(Path target, boolean replace) {

    /** Writes to a path; gives the number of rows. */
    public interface Writing {
        /** Writes the whole file, which does not exist yet. */
        long to(Path file) throws IOException;
    }

    /**
     * Writes the file.
     *
     * @throws LakeException if it cannot be written; then nothing has changed
     */
    public long write(Writing writing) {
        Path file = target.toAbsolutePath();
        Path folder = file.getParent();
        Path name = file.getFileName();
        if (folder == null || name == null || Files.isDirectory(file)) {
            throw failure("it is a directory", "give the name of a file", null);
        }
        if (!Files.isDirectory(folder)) {
            throw failure("there is no directory " + folder, "make it first", null);
        }
        if (!Files.isWritable(folder)) {
            throw failure("the directory " + folder + " may not be written to", "allow it, or write elsewhere", null);
        }
        if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(null);
        }
        Path draft = folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
        try {
            long rows = writing.to(draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            publish(draft, file);
            return rows;
        } catch (FileAlreadyExistsException e) {
            throw exists(e);
        } catch (IOException e) {
            throw failure(reason(e, folder), "check that the directory can be written to and has space left", e);
        } finally {
            discard(draft);
        }
    }

    private static String reason(IOException e, Path folder) {
        if (e instanceof NoSuchFileException) {
            return "the directory " + folder + " went away";
        }
        return e instanceof AccessDeniedException
                ? "the directory " + folder + " may not be written to"
                : String.valueOf(e.getMessage());
    }

    private void publish(Path draft, Path file) throws IOException {
        if (replace) {
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return;
        }
        try {
            // A link, unlike a move, fails if another file has appeared meanwhile.
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // What has gone wrong before matters more, and the name says what it is.
        }
    }

    private LakeException exists(@Nullable Throwable cause) {
        return failure(
                "it exists already", "give another name, or allow it with StandardCopyOption.REPLACE_EXISTING", cause);
    }

    private LakeException failure(String reason, String fix, @Nullable Throwable cause) {
        return new LakeException("write the result to " + target, reason, fix, cause);
    }
}
