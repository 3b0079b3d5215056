package io.neuralake.runtime.statistics;

import java.util.BitSet;

/**
 * What is known of one column in some numbered files.
 *
 * @param bounds between what its values lie
 * @param present files in which it has no null
 * @param absent files in which it has nothing but nulls
 * @param numbers files in which no value of it is {@code NaN}, which is in no bounds and greater than every number
 */
public record ColumnStatistics(Bounds bounds, BitSet present, BitSet absent, BitSet numbers) {}
