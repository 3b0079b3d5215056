/**
 * The OpenAPI 3.1 description of the read-only HTTP API over a catalog, which keeps the paths, parameters and errors of
 * ROAPI.
 */
@NullMarked
package io.neuralake.emitters.openapi;

import org.jspecify.annotations.NullMarked;
