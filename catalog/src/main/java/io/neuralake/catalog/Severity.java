package io.neuralake.catalog;

/** What a breach of a rule means for a build. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** The build goes on, unless it treats warnings as errors. */
    WARNING,
    /** It is worth knowing. */
    NOTE,
    /** Nobody wants to know. */
    OFF
}
