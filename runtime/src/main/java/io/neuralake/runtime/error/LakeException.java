package io.neuralake.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be met: it says what was asked, why it failed and what to do.
 *
 * <p>It is the one exception that reading a catalog throws on purpose.
 */
public final class LakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String asked;
    private final String reason;
    private final String fix;

    /** A request that failed for a reason that is known. */
    public LakeException(String asked, String reason, String fix) {
        this(asked, reason, fix, null);
    }

    /** A request that failed because something else did. */
    public LakeException(String asked, String reason, String fix, @Nullable Throwable cause) {
        super("cannot " + asked + ": " + reason + "\n  fix: " + fix, cause);
        this.asked = asked;
        this.reason = reason;
        this.fix = fix;
    }

    /** What was asked for, in words that follow "cannot": {@code read table 'implant.implant_diagnostics'}. */
    public String asked() {
        return asked;
    }

    /** Why it failed. */
    public String reason() {
        return reason;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
