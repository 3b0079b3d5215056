package io.neuralake.runtime.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an engine may use.
 *
 * @param memoryLimit greatest size of its own memory, {@code 2GB}; empty for its default
 * @param threads greatest number of threads; empty for one for each processor
 * @param temporaryDirectory where it puts what does not fit in memory; made when it is needed
 */
public record EngineSettings(Optional<String> memoryLimit, OptionalInt threads, Path temporaryDirectory) {}
