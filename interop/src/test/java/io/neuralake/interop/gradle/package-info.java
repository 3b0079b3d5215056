/** Real Gradle builds of generated projects. */
@NullMarked
package io.neuralake.interop.gradle;

import org.jspecify.annotations.NullMarked;
