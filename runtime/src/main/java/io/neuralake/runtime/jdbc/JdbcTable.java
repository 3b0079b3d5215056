package io.neuralake.runtime.jdbc;

import io.neuralake.catalog.Table;

/**
 * A table that was found in its database and has the columns that are declared.
 *
 * @param table the table as declared
 * @param database where it is
 * @param dialect how to speak to the database
 * @param relation the table as found
 */
record JdbcTable(Table table, Database database, Dialect dialect, Relation relation) {}
