/** Tests by real Maven builds of the projects in {@code src/it}. */
@NullMarked
package io.neuralake.maven;

import org.jspecify.annotations.NullMarked;
