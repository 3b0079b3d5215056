/** Where commits and data files are published: exactly one writer wins each version. */
@NullMarked
package io.neuralake.ingest.commit;

import org.jspecify.annotations.NullMarked;
