/**
 * Arrow Flight SQL: the protocol of the JDBC driver and of ADBC.
 *
 * <p>What a worker writes as an Arrow stream is passed on message by message, so that no row is decoded here. What a client has to
 * hand back, tickets and handles of prepared statements, holds all that is needed and is sealed: nothing is kept between calls, and any
 * replica that has the same key can go on.
 */
@NullMarked
package io.neuralake.server.flight;

import org.jspecify.annotations.NullMarked;
