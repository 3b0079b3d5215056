/** Tests of the library on real jars and class folders. */
@NullMarked
package io.neuralake.publish;

import org.jspecify.annotations.NullMarked;
