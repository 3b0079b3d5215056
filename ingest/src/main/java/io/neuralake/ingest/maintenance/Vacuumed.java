package io.neuralake.ingest.maintenance;

import java.util.List;

/**
 * What was deleted, or would be.
 *
 * @param files data files that no version needs, below the table's root, as they are stored
 * @param bytes how much they have
 * @param drafts files that killed writers have left
 */
public record Vacuumed(List<String> files, long bytes, List<String> drafts) {

    /** Copies the lists. */
    public Vacuumed {
        files = List.copyOf(files);
        drafts = List.copyOf(drafts);
    }
}
