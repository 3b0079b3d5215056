package io.neuralake.server.query;

import java.time.Duration;

/**
 * What an answer may take.
 *
 * @param rows most rows; one more is a failure
 * @param bytes most bytes; one more is a failure
 * @param patience how long to wait for a worker that is free
 * @param time how long the worker may take; what the receiver takes is not counted
 */
public record Limits(long rows, long bytes, Duration patience, Duration time) {}
