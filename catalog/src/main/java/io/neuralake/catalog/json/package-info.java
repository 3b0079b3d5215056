/** JSON as the catalog writes it: sorted by the writer's hand, two spaces, {@code \n}, nothing empty. */
@NullMarked
package io.neuralake.catalog.json;

import org.jspecify.annotations.NullMarked;
