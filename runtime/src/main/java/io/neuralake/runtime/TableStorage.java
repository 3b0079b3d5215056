package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;

/**
 * A table as those need it who write it: what is declared, and where that is stored.
 *
 * @param table the table as declared
 * @param root where it is
 * @param store what it is in; closed with the catalog
 */
public record TableStorage(Table table, Place root, ObjectStore store) {}
