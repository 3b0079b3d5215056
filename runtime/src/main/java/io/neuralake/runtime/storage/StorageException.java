package io.neuralake.runtime.storage;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that cannot do what it was asked for: its message names the place and says why, and it knows what to do. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String fix;

    /** A failure with what to do about it. */
    public StorageException(String reason, String fix, @Nullable Throwable cause) {
        super(reason, cause);
        this.fix = fix;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }

    /** The failure of a store that has led to another exception, if one has. */
    public static Optional<StorageException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StorageException storage) {
                return Optional.of(storage);
            }
        }
        return Optional.empty();
    }
}
