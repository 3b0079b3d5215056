package io.neuralake.samples.data.storage;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file system of this machine as delta-kernel sees it: names are {@code file:} followed by a path, in which nothing
 * is escaped.
 *
 * <p>The kernel's own one goes through Hadoop's, which does not run on every JDK.
 */
final class LocalFiles implements FileIO {

    private static final String SCHEME = "file:";

    /** The path of a name. */
    static Path path(String name) {
        return Path.of(name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name);
    }

    /** The name of a path. */
    static String name(Path path) {
        return SCHEME + path.toAbsolutePath();
    }

    @Override
    public CloseableIterator<FileStatus> listFrom(String name) throws IOException {
        Path first = path(name);
        Path directory = first.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new FileNotFoundException(directory + " is not a directory");
        }
        try (Stream<Path> siblings = Files.list(directory)) {
            List<Path> from = siblings.filter(file -> file.toString().compareTo(first.toString()) >= 0)
                    .sorted()
                    .toList();
            List<FileStatus> statuses = new ArrayList<>();
            for (Path file : from) {
                statuses.add(getFileStatus(name(file)));
            }
            return Utils.toCloseableIterator(statuses.iterator());
        }
    }

    @Override
    public FileStatus getFileStatus(String name) throws IOException {
        Path path = path(name);
        return FileStatus.of(
                name, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    }

    @Override
    public String resolvePath(String name) {
        return name(path(name));
    }

    @Override
    public boolean mkdirs(String name) throws IOException {
        Files.createDirectories(path(name));
        return true;
    }

    @Override
    public boolean delete(String name) throws IOException {
        return Files.deleteIfExists(path(name));
    }

    @Override
    public Optional<String> getConf(String name) {
        return Optional.empty();
    }

    @Override
    public void copyFileAtomically(String source, String target, boolean overwrite) throws IOException {
        publish(Files.readAllBytes(path(source)), path(target), overwrite);
    }

    /** A file appears with all its bytes or not at all, and takes nobody's place unless told so. */
    private static void publish(byte[] bytes, Path target, boolean overwrite) throws IOException {
        Path draft = Files.createTempFile(target.toAbsolutePath().getParent(), ".", ".draft");
        try {
            Files.write(draft, bytes);
            if (overwrite) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.createLink(target, draft);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public InputFile newInputFile(String name, long length) {
        return new InputFile() {
            @Override
            public long length() throws IOException {
                return Files.size(LocalFiles.path(name));
            }

            @Override
            public String path() {
                return name;
            }

            @Override
            public SeekableInputStream newStream() throws IOException {
                return new Content(LocalFiles.path(name));
            }
        };
    }

    @Override
    public OutputFile newOutputFile(String name) {
        return new OutputFile() {
            @Override
            public String path() {
                return name;
            }

            @Override
            public PositionOutputStream create(boolean overwrite) {
                throw new UnsupportedOperationException("DuckDB writes the data files");
            }

            @Override
            public void writeAtomically(CloseableIterator<String> lines, boolean overwrite) throws IOException {
                StringBuilder text = new StringBuilder();
                try (lines) {
                    lines.forEachRemaining(line -> text.append(line).append('\n'));
                }
                publish(text.toString().getBytes(StandardCharsets.UTF_8), LocalFiles.path(name), overwrite);
            }
        };
    }

    /** The bytes of a file. */
    private static final class Content extends SeekableInputStream {

        private final RandomAccessFile file;

        Content(Path path) throws IOException {
            this.file = new RandomAccessFile(path.toFile(), "r");
        }

        @Override
        public long getPos() throws IOException {
            return file.getFilePointer();
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public void readFully(byte[] bytes, int start, int length) throws IOException {
            file.readFully(bytes, start, length);
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            return file.read(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
