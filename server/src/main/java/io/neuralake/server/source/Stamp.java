package io.neuralake.server.source;

import io.neuralake.server.config.SourceFormat;
import io.neuralake.server.config.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells cheaply whether the files of a source have changed. */
final class Stamp {

    /** More files than this are not looked at each time. */
    private static final int MOST = 10_000;

    private Stamp() {}

    /** The local files of a source that are copied when they change; empty for what is read in place, or is elsewhere. */
    static Optional<Path> files(TableSource source, Path base) {
        boolean inPlace = source.format() == SourceFormat.Plain.PARQUET
                || source.format() == SourceFormat.Plain.DELTA
                || source.format() instanceof SourceFormat.Database;
        if (inPlace || !(source.from() instanceof TableSource.Uri uri)) {
            return Optional.empty();
        }
        String path = uri.text().replaceFirst("^(?i:file|filesystem):(//)?", "");
        return path.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? Optional.empty() : Optional.of(base.resolve(path));
    }

    /** Changes when a file is written, added or taken away. */
    static long of(Path files) {
        long stamp = 17;
        try (Stream<Path> all = Files.walk(files)) {
            Iterator<Path> each = all.limit(MOST).iterator();
            while (each.hasNext()) {
                Path file = each.next();
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (!attributes.isDirectory()) {
                    stamp = stamp * 31 + file.hashCode();
                    stamp = stamp * 31 + attributes.size();
                    stamp = stamp * 31 + attributes.lastModifiedTime().hashCode();
                    stamp = stamp * 31
                            + (attributes.fileKey() == null
                                    ? 0
                                    : attributes.fileKey().hashCode());
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // It is being replaced, or gone; whoever loads it says so.
            return 0;
        }
        return stamp;
    }
}
