@NullMarked
package io.neuralake.runtime;

import org.jspecify.annotations.NullMarked;
