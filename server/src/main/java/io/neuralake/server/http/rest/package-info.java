/** Query parameters of a table's path as a SQL statement. */
@NullMarked
package io.neuralake.server.http.rest;

import org.jspecify.annotations.NullMarked;
