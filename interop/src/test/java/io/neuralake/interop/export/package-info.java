/** Tests of exported files against the tools that people open them with. */
@NullMarked
package io.neuralake.interop.export;

import org.jspecify.annotations.NullMarked;
