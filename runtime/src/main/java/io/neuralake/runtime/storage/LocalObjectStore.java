package io.neuralake.runtime.storage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Objects as files of the local file system. */
public final class LocalObjectStore implements ObjectStore {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    @Override
    public Place place(String location) {
        if (!SCHEME.matcher(location).matches()) {
            return new Place(Place.LOCAL, slashes(Path.of(location).toAbsolutePath()));
        }
        if (!location.toLowerCase(Locale.ROOT).startsWith("file:")) {
            throw new IllegalArgumentException("scheme '" + location.substring(0, location.indexOf(':')) + "'");
        }
        return new Place(Place.LOCAL, path(location));
    }

    private static String path(String location) {
        try {
            String path = new URI(location).getPath();
            if (path != null) {
                return path;
            }
        } catch (URISyntaxException e) {
            // Written by hand, with a space or the like in it: meant literally.
        }
        return location.substring("file:".length());
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    @Override
    public ObjectStatus status(Place place) throws IOException {
        Path path = local(place);
        BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return own.isSymbolicLink()
                ? status(place, Files.readAttributes(path, BasicFileAttributes.class), true)
                : status(place, own, false);
    }

    private static ObjectStatus status(Place place, BasicFileAttributes attributes, boolean link)
            throws StorageException {
        if (attributes.isOther()) {
            throw special(place);
        }
        return new ObjectStatus(
                place,
                attributes.isDirectory(),
                attributes.isDirectory() ? 0 : attributes.size(),
                attributes.lastModifiedTime().toMillis(),
                "",
                link);
    }

    /** A pipe would be waited for, for ever. */
    private static StorageException special(Place place) {
        return new StorageException(
                place + " is neither a file nor a directory",
                "remove it: pipes, sockets and devices hold no tables",
                null);
    }

    @Override
    public List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        List<String> names;
        try (Stream<Path> entries = Files.list(local(directory))) {
            names = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.compareTo(from) >= 0 && (to.isEmpty() || name.compareTo(to) < 0))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<ObjectStatus> found = new ArrayList<>(names.size());
        for (String name : names) {
            Place place = directory.child(name);
            try {
                found.add(status(place));
            } catch (NoSuchFileException e) {
                // It went away meanwhile, unless it is a link and what it leads to is missing.
                if (Files.isSymbolicLink(local(place))) {
                    throw new StorageException(place + " is a link that leads nowhere", "remove it, or repair it", e);
                }
            }
        }
        return found;
    }

    @Override
    public Place real(Place place) throws IOException {
        Path path = local(place);
        return Files.isSymbolicLink(path) || Files.isDirectory(path)
                ? new Place(Place.LOCAL, slashes(path.toRealPath()))
                : place;
    }

    @Override
    public SeekableByteChannel read(Place place) throws IOException {
        checkKind(place);
        return FileChannel.open(local(place), StandardOpenOption.READ);
    }

    @Override
    public Optional<SeekableByteChannel> nearby(ObjectStatus object) throws IOException {
        return Optional.of(read(object.place()));
    }

    private static void checkKind(Place place) throws StorageException {
        File file = local(place).toFile();
        if (!file.isFile() && file.exists() && !file.isDirectory()) {
            throw special(place);
        }
    }

    @Override
    public void write(Place place, InputStream content, boolean replace) throws IOException {
        Path target = local(place);
        Path folder = local(place.parent());
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(content, draft);
            force(draft);
            if (replace) {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                publish(draft, target);
            }
            force(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A hard link fails if the name is taken, which a move does not. */
    private static void publish(Path draft, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.createLink(target, draft);
    }

    private static void force(Path path) throws IOException {
        // Windows has no durable directories; opening one there fails.
        if (Files.isDirectory(path) && path.getFileSystem().getSeparator().equals("\\")) {
            return;
        }
        StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    @Override
    public boolean delete(Place place) throws IOException {
        return Files.deleteIfExists(local(place));
    }

    @Override
    public LocalFiles local(List<ObjectStatus> objects) throws StorageException {
        for (ObjectStatus object : objects) {
            checkKind(object.place());
        }
        return LocalFiles.of(
                objects.stream().map(object -> local(object.place())).toList());
    }

    private static Path local(Place place) {
        return Path.of(place.path());
    }

    @Override
    public void close() {
        // Files hold nothing open.
    }
}
