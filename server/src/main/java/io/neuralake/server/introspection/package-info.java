/**
 * PostgreSQL's system catalogs over the tables that a caller may read, in an engine of their own that knows nothing else. Runs in
 * workers.
 */
@NullMarked
package io.neuralake.server.introspection;

import org.jspecify.annotations.NullMarked;
