/** Measures reading against the engines that people would pick instead. */
@NullMarked
package io.neuralake.benchmarks;

import org.jspecify.annotations.NullMarked;
