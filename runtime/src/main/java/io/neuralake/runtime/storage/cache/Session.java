package io.neuralake.runtime.storage.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What one open catalog reads of the cache.
 *
 * <p>It reads through hard links of its own, so that an object may be removed from the cache at any time: its content stays for
 * as long as the link. A lock that ends with the process tells the links of a live session from those that a crash has left.
 */
final class Session implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final long TOUCH_MILLIS = 60_000;

    /**
     * The same for all sessions of this process, and for those of no other. A process must not open the lock files of its own
     * sessions: closing any of its channels to a file ends all its locks of that file.
     */
    private final String process = ProcessHandle.current().pid()
            + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .orElse(0L) + "-";

    private final CacheFolder folder;
    private final Path directory;
    private final FileChannel lock;
    private final Map<String, Integer> pins = new HashMap<>();
    private final AtomicLong drafts = new AtomicLong();

    Session(CacheFolder folder) throws IOException {
        this.folder = folder;
        Optional<FileChannel> locked = Optional.empty();
        Path links = folder.sessions();
        while (locked.isEmpty()) {
            links = folder.sessions().resolve(process + UUID.randomUUID());
            locked = lock(file(links));
        }
        this.lock = locked.get();
        this.directory = Files.createDirectory(links);
    }

    private static Path file(Path links) {
        return links.resolveSibling(links.getFileName() + LOCK);
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // Who cleans up may have taken the new file for one that a crash has left.
        if (locked(channel) && Files.exists(file)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A name for a new file that nobody else sees. */
    Path draft() {
        return directory.resolve("draft-" + drafts.incrementAndGet());
    }

    /** The path to read an object by, which stays until {@link #unpin}; empty if the object is not in the cache. */
    synchronized Optional<Path> pin(CachedObject object) throws IOException {
        String name = object.name();
        Path pin = directory.resolve(object.pin());
        if (!pins.containsKey(name)) {
            Path kept = folder.object(name);
            try {
                Files.createLink(pin, kept);
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
            if (Files.size(pin) != object.size()) {
                Files.delete(pin);
                Files.deleteIfExists(kept);
                return Optional.empty();
            }
            touch(pin);
        }
        pins.merge(name, 1, Integer::sum);
        return Optional.of(pin);
    }

    /** The time of the last change is that of the last use; content never changes. */
    private static void touch(Path path) throws IOException {
        long now = System.currentTimeMillis();
        if (Math.abs(now - Files.getLastModifiedTime(path).toMillis()) > TOUCH_MILLIS) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(now));
        }
    }

    /** Makes a complete draft an object of the cache, and pins it. */
    synchronized Path adopt(CachedObject object, Path draft) throws IOException {
        String name = object.name();
        Path pin = directory.resolve(object.pin());
        Files.move(draft, pin, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        pins.merge(name, 1, Integer::sum);
        Path kept = folder.object(name);
        Files.createDirectories(kept.getParent());
        try {
            Files.createLink(kept, pin);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was as fast; the content is the same.
        }
        return pin;
    }

    synchronized void unpin(CachedObject object) throws IOException {
        String name = object.name();
        Integer count = pins.get(name);
        if (count == null) {
            return;
        }
        if (count > 1) {
            pins.put(name, count - 1);
        } else {
            pins.remove(name);
            Files.deleteIfExists(directory.resolve(object.pin()));
        }
    }

    /** Names of what any live session reads; what dead ones have left is removed. */
    Set<String> pinned() throws IOException {
        List<Path> locks;
        try (Stream<Path> entries = Files.list(folder.sessions())) {
            locks = entries.filter(entry -> entry.toString().endsWith(LOCK)).toList();
        }
        Set<String> names = new HashSet<>();
        for (Path file : locks) {
            String id = file.getFileName().toString().replace(LOCK, "");
            Path links = folder.sessions().resolve(id);
            if (id.startsWith(process) || alive(file, links)) {
                for (Path link : entries(links)) {
                    String name = link.getFileName().toString();
                    names.add(name.substring(0, Math.min(name.length(), CachedObject.NAME)));
                }
            }
        }
        return names;
    }

    private static boolean alive(Path file, Path links) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (!locked(channel)) {
                return true;
            }
            remove(links, file);
            return false;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void remove(Path links, Path file) throws IOException {
        for (Path link : entries(links)) {
            Files.deleteIfExists(link);
        }
        Files.deleteIfExists(links);
        Files.deleteIfExists(file);
    }

    private static List<Path> entries(Path links) throws IOException {
        try (Stream<Path> entries = Files.list(links)) {
            return new ArrayList<>(entries.toList());
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            pins.clear();
            remove(directory, file(directory));
        } finally {
            lock.close();
        }
    }
}
