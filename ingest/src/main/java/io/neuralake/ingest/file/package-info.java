/** Data files: batches checked against the declaration, split by partition, written with statistics. */
@NullMarked
package io.neuralake.ingest.file;

import org.jspecify.annotations.NullMarked;
