package io.neuralake.ingest.maintenance;

import java.util.OptionalLong;

/**
 * What a compaction has done.
 *
 * @param version the version that it made; empty if there was nothing to do
 * @param removed files that are no part of the table any more
 * @param added files that have their rows
 * @param givenUp groups of files that were left as they are, because somebody else removed or changed one of them meanwhile
 */
public record Compaction(OptionalLong version, int removed, int added, int givenUp) {}
