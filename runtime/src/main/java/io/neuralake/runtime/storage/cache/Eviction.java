package io.neuralake.runtime.storage.cache;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the cache below its limit by removing what was not used for longest.
 *
 * <p>What a query reads is left, since removing it frees nothing; the limit is exceeded by as much. The files are counted when
 * this process may have reached the limit, and again after each twentieth of the limit that it adds.
 */
final class Eviction {

    private static final long GREATEST_DEFAULT = 10L * 1000 * 1000 * 1000;

    private final CacheFolder folder;
    private final Session session;
    private final Claims claims;
    private final OptionalLong wanted;
    private long allowance;
    private boolean exceeded;

    Eviction(CacheFolder folder, Session session, Claims claims, OptionalLong wanted) {
        this.folder = folder;
        this.session = session;
        this.claims = claims;
        this.wanted = wanted;
    }

    private record Kept(Path path, long size, long used) {}

    /** Says that so many bytes were added. */
    synchronized void added(long bytes) throws IOException {
        allowance -= bytes;
        if (allowance < 0) {
            attempt();
        }
    }

    /** Says that some files are no longer read. */
    synchronized void released() throws IOException {
        if (exceeded) {
            attempt();
        }
    }

    private void attempt() throws IOException {
        Optional<FileLock> right = claims.eviction();
        if (right.isPresent()) {
            try {
                evict();
            } finally {
                right.get().release();
            }
        }
    }

    private void evict() throws IOException {
        List<Kept> files = kept();
        long total = files.stream().mapToLong(Kept::size).sum();
        long limit = limit(total);
        if (total > limit) {
            Set<String> pinned = session.pinned();
            for (Kept file : files) {
                if (total <= limit - limit / 10) {
                    break;
                }
                if (!pinned.contains(file.path().getFileName().toString()) && removed(file.path())) {
                    total -= file.size();
                }
            }
        }
        exceeded = total > limit;
        allowance = Math.max(0, Math.min(limit - total, limit / 20));
    }

    private static boolean removed(Path path) throws IOException {
        try {
            return Files.deleteIfExists(path);
        } catch (FileSystemException e) {
            // Windows keeps files that are open.
            return false;
        }
    }

    private long limit(long total) throws IOException {
        return wanted.isPresent()
                ? wanted.getAsLong()
                : Math.min(GREATEST_DEFAULT, (Files.getFileStore(folder.root()).getUsableSpace() + total) / 5);
    }

    /** First what was not used for longest. */
    private List<Kept> kept() throws IOException {
        List<Kept> files = new ArrayList<>();
        for (Path directory : entries(folder.objects())) {
            for (Path path : entries(directory)) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    files.add(new Kept(
                            path,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()));
                } catch (NoSuchFileException e) {
                    // Somebody else has removed it meanwhile.
                }
            }
        }
        files.sort(Comparator.comparingLong(Kept::used));
        return files;
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
