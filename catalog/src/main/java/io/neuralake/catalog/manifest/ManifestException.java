package io.neuralake.catalog.manifest;

import io.neuralake.catalog.Rule;

/** A fragment or manifest that cannot be read; says which rule it breaks (NL0902 or NL0903) and why. */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;

    ManifestException(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    /** {@link Rule#NL0902} if the text makes no sense, {@link Rule#NL0903} if a newer version wrote it. */
    public Rule rule() {
        return rule;
    }
}
