package io.neuralake.publish.write;

/** What became of a file. */
public enum Outcome {
    /** It is new or has new content. */
    WRITTEN,
    /** It had this content before and was not touched. */
    UNCHANGED,
    /** An earlier run made it and this one did not. */
    REMOVED
}
