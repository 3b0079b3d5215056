package io.neuralake.ingest;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.storage.StorageException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;

/** What to tell users of failures below the appender. */
final class Failures {

    private Failures() {}

    /** A failure, which is its own if it says what to do already. */
    static LakeException of(String asked, Exception cause) {
        if (cause instanceof LakeException known) {
            return known;
        }
        Optional<StorageException> storage = StorageException.in(cause);
        if (storage.isPresent()) {
            return new LakeException(
                    asked,
                    String.valueOf(storage.get().getMessage()),
                    storage.get().fix(),
                    cause);
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new LakeException(asked, "the thread was interrupted", "try again", cause);
        }
        String reason = cause.toString();
        if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
            return new LakeException(
                    asked, "it may not write: " + reason, "give it the right to, or write elsewhere", cause);
        }
        return new LakeException(
                asked,
                reason,
                reason.toLowerCase(Locale.ROOT).contains("no space left")
                        ? "make room, and append again"
                        : "look whether the place can be written to, and append again",
                cause);
    }

    /** A failure after which nobody knows whether the commit was made. */
    static LakeException unknown(String asked, Exception cause) {
        LakeException failure = of(asked, cause);
        return new LakeException(
                asked,
                "it is not known whether the commit was made: " + failure.reason(),
                "open the stream again and go on behind its committed offset; without a stream, look whether the rows are there",
                cause);
    }
}
