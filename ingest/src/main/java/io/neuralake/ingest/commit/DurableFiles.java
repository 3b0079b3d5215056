package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.StorageException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes files and directories so that they outlive a loss of power.
 *
 * <p>An interrupt is kept for later: a file that is there, but of which nobody knows whether it is durable, helps nobody.
 */
final class DurableFiles {

    private DurableFiles() {}

    /** Writes a new file; its name is not durable yet. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
    }

    /**
     * Gives a file that is durable its name: a hard link fails if the name is taken, whoever has taken it, which a move does not.
     *
     * @throws FileAlreadyExistsException if the name is taken
     */
    static void publish(Path draft, Path target) throws IOException {
        try {
            Files.createLink(target, draft);
        } catch (UnsupportedOperationException e) {
            throw withoutLinks(target, e);
        } catch (FileSystemException e) {
            if (e.getClass() == FileSystemException.class && refusesLinks(String.valueOf(e.getReason()))) {
                throw withoutLinks(target, e);
            }
            throw e;
        }
        sync(target.resolveSibling("."));
    }

    private static boolean refusesLinks(String reason) {
        return reason.contains("not permitted") || reason.contains("not supported");
    }

    private static StorageException withoutLinks(Path target, Exception cause) {
        return new StorageException(
                target + " cannot be written: the file system knows no hard links, by which one writer of several wins",
                "put the table on a file system that has them, such as ext4, XFS, APFS or NTFS, or on S3",
                cause);
    }

    /** Makes a file's content, or the names in a directory, durable. */
    static void sync(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        if (directory && path.getFileSystem().getSeparator().equals("\\")) {
            // Windows has no durable directories; opening one there fails.
            return;
        }
        boolean interrupted = false;
        try {
            while (!synced(path, directory)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path path, boolean directory) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Makes a directory and all above it that are missing. Their names are durable, whoever has made them. */
    static void createDirectories(Path directory, Path root) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        @Nullable Path above = directory;
        while (above != null && !Files.isDirectory(above)) {
            missing.push(above);
            above = above.getParent();
        }
        Files.createDirectories(directory);
        for (Path name : missing) {
            sync(name.resolveSibling("."));
        }
        // Another process may have made these just now, and not come further.
        @Nullable Path made = directory;
        while (made != null && made.startsWith(root)) {
            syncName(made);
            made = made.getParent();
        }
    }

    private static void syncName(Path directory) throws IOException {
        try {
            sync(directory.resolveSibling("."));
        } catch (AccessDeniedException e) {
            // Who may not list the directory above did not make this one, nor any process of the same user.
        }
    }
}
