/** What the query parameters of a table ask for, as a SQL statement. */
@NullMarked
package io.neuralake.server.rest;

import org.jspecify.annotations.NullMarked;
