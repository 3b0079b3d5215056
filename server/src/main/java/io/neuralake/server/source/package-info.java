/** What is served beside the catalogs of the class path: tables and values that a ROAPI configuration declares. */
@NullMarked
package io.neuralake.server.source;

import org.jspecify.annotations.NullMarked;
