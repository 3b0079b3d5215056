package io.neuralake.benchmarks.peer;

/**
 * What a workload found. Peers that disagree on it do not do the same work.
 *
 * @param rows rows of the result
 * @param sum sum of its first column of 64-bit integers
 */
public record Answer(long rows, long sum) {}
