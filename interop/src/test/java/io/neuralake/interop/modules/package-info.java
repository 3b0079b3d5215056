/** Catalogs that are spread over many jars, in the forms in which programs are shipped. */
@NullMarked
package io.neuralake.interop.modules;

import org.jspecify.annotations.NullMarked;
