package io.neuralake.catalog;

/** How sensitive data is. */
public enum Classification {
    /** Nobody has said. */
    UNCLASSIFIED,
    /** Anybody may see it. */
    PUBLIC,
    /** Anybody in the organisation may see it. */
    INTERNAL,
    /** Only those who need it may see it. */
    CONFIDENTIAL,
    /** Personally identifiable information. */
    PII
}
