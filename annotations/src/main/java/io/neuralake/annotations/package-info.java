/**
 * What an author writes: annotations that turn a Java record into a table of a catalog.
 *
 * <p>They have no behaviour and no dependencies, and they are gone at run time ({@code CLASS} retention): the compiler
 * reads them, checks them, and generates the accessor, the manifest and the server configuration. Start with
 * {@link io.neuralake.annotations.Table}.
 */
package io.neuralake.annotations;
