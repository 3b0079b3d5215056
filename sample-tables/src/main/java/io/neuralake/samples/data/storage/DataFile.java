package io.neuralake.samples.data.storage;

import io.delta.kernel.expressions.Literal;
import java.util.Map;

/**
 * A file that is to be written.
 *
 * @param partition partition values in the order of the directories, as literals of delta-kernel
 * @param directories the same values as text, by column
 * @param condition SQL condition that its rows meet
 */
record DataFile(Map<String, Literal> partition, Map<String, String> directories, String condition) {}
