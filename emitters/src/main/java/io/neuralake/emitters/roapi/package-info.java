/** The configuration with which ROAPI serves a catalog. */
@NullMarked
package io.neuralake.emitters.roapi;

import org.jspecify.annotations.NullMarked;
