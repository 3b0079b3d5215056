/** The words of SQL statements, as PostgreSQL's lexer finds them: enough to split a text, and to know what kind a statement is. */
@NullMarked
package io.neuralake.server.sql;

import org.jspecify.annotations.NullMarked;
