package io.neuralake.annotations;

/** How sensitive data is, and so who may see it in samples and statistics. */
public enum Classification {
    /** Nobody has said. */
    UNCLASSIFIED,
    /** Anybody may see it. */
    PUBLIC,
    /** Anybody in the organisation may see it. */
    INTERNAL,
    /** Only those who need it may see it. */
    CONFIDENTIAL,
    /** Personally identifiable information: identifies a person, alone or together with other columns. */
    PII
}
