/** What is known of the values in files without reading them, and which files that rules out; the same for every format. */
@NullMarked
package io.neuralake.runtime.statistics;

import org.jspecify.annotations.NullMarked;
