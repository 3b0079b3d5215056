/** PostgreSQL's protocol, versions 3.0 and 3.2, over the server's queries: for psql, and drivers and tools that know PostgreSQL. */
@NullMarked
package io.neuralake.server.postgres;

import org.jspecify.annotations.NullMarked;
