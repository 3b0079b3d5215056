/** Where objects are stored. All reading and writing of tables goes through {@link io.neuralake.runtime.storage.ObjectStore}. */
@NullMarked
package io.neuralake.runtime.storage;

import org.jspecify.annotations.NullMarked;
