/**
 * The catalog as values: what was declared, exactly as declared, with no compiler, build tool or storage type in it.
 *
 * <p>{@link io.neuralake.catalog.Catalog} holds {@link io.neuralake.catalog.Database databases}, which hold {@link
 * io.neuralake.catalog.Table tables}, which hold {@link io.neuralake.catalog.Column columns}. Every value knows its
 * {@link io.neuralake.catalog.Origin}, so that whoever finds a {@linkplain io.neuralake.catalog.Problem problem} can say
 * where it was written.
 */
@NullMarked
package io.neuralake.catalog;

import org.jspecify.annotations.NullMarked;
