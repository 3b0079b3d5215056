/** What keeps a table fast and small while others write it: compaction, checkpoints, and clean-up. */
@NullMarked
package io.neuralake.ingest.maintenance;

import org.jspecify.annotations.NullMarked;
