/**
 * The compiler's host in javac: two processors that read declarations, run the checks and write what the emitters make.
 *
 * <p>{@link io.neuralake.processor.TableProcessor} sees one table at a time, {@link
 * io.neuralake.processor.CatalogProcessor} all of a module; build tools rely on that split to compile only what changed.
 */
@NullMarked
package io.neuralake.processor;

import org.jspecify.annotations.NullMarked;
