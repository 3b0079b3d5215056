package io.neuralake.runtime.engine;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.StorageException;
import java.nio.file.NoSuchFileException;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wraps what goes wrong below the engine, once, saying what was being done. */
final class EngineFailure {

    private EngineFailure() {}

    /** What went wrong, which is the feed's own failure if one has failed, or a file's if one cannot be read. */
    static LakeException of(String asked, Exception cause, List<BatchFeed> feeds, QueryFiles files) {
        return feeds.stream()
                .map(BatchFeed::failure)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> outside(cause) ? Optional.empty() : files.found(asked, cause))
                .or(() -> files.statement().flatMap(statement -> ValueFailure.of(asked, statement, cause)))
                .orElseGet(() -> of(asked, cause));
    }

    private static boolean outside(Exception cause) {
        return cause instanceof NoSuchFileException
                || StorageException.in(cause).isPresent();
    }

    /** What is wrong with the files of a table, of which a statement may read several. */
    static LakeException of(String asked, Exception cause, Table table) {
        LakeException failure = of(asked, cause);
        String name = "table '" + table.qualifiedName() + "'";
        return asked.contains(name)
                ? failure
                : new LakeException(asked, name + ": " + failure.reason(), failure.fix(), cause);
    }

    static LakeException of(String asked, Exception cause) {
        Optional<StorageException> storage = StorageException.in(cause);
        if (storage.isPresent()) {
            return new LakeException(
                    asked,
                    String.valueOf(storage.get().getMessage()),
                    storage.get().fix(),
                    cause);
        }
        if (cause instanceof NoSuchFileException missing) {
            return new LakeException(
                    asked,
                    missing.getFile() + " is not there",
                    "the file went away after the scan was planned; run it again",
                    cause);
        }
        if (DuckDbInstance.broken(cause)) {
            return new LakeException(
                    asked, "DuckDB stopped at an error that another query has met meanwhile", "run it again", cause);
        }
        String message = String.valueOf(cause.getMessage()).strip();
        String lower = message.toLowerCase(Locale.ROOT);
        String fix;
        if (lower.contains("out of memory")) {
            fix = "raise CatalogOptions.memoryLimit, or ask for fewer columns or rows";
        } else if (lower.contains("could not write") || lower.contains("no space left")) {
            fix =
                    "make room where it writes, or write elsewhere; CatalogOptions.temporaryDirectory has what does not fit in memory";
        } else if (lower.contains("no such file") || lower.contains("cannot open file")) {
            fix = "the file went away after the scan was planned; run it again";
        } else {
            fix = "check that the table's files are complete, and what the engine says";
        }
        return new LakeException(asked, message, fix, cause);
    }

    /** Closes everything, first to last, and throws the first failure afterwards. */
    static void closeAll(String asked, Deque<AutoCloseable> resources) {
        @Nullable Exception failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw of(asked, failure);
        }
    }
}
