/** Tests against the real ROAPI. */
@NullMarked
package io.neuralake.interop.roapi;

import org.jspecify.annotations.NullMarked;
