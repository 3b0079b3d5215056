/** Tests of finding uses, on classes that javac made. */
@NullMarked
package io.neuralake.publish.impact;

import org.jspecify.annotations.NullMarked;
