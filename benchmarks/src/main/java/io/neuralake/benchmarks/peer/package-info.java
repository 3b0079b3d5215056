/** The engines that are measured, and the process that measures one of them. */
@NullMarked
package io.neuralake.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
