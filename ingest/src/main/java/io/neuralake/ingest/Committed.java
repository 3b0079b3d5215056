package io.neuralake.ingest;

import java.util.OptionalLong;

/**
 * What an appender answers when rows are in the table, and durable.
 *
 * @param version the version of the table from which on they can be read; empty if the table has no versions
 */
public record Committed(OptionalLong version) {}
