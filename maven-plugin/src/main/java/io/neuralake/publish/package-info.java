/**
 * Class path in, artifacts out: the library behind {@code mvn neuralake:catalog}, with a {@code main} for Gradle, Bazel
 * and scripts.
 */
@NullMarked
package io.neuralake.publish;

import org.jspecify.annotations.NullMarked;
