/** Tables of relational databases: SQL sent through the user's own JDBC driver, rows brought back as Arrow batches. */
@NullMarked
package io.neuralake.runtime.jdbc;

import org.jspecify.annotations.NullMarked;
