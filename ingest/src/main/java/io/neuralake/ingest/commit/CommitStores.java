package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;
import java.nio.file.Path;

/** Chooses the commit store for where a table is. */
public final class CommitStores {

    private CommitStores() {}

    /**
     * The commits of a table.
     *
     * @param store serves the table's place; it is not closed with the commits
     * @param root the table's directory
     */
    public static CommitStore open(ObjectStore store, Place root) {
        return root.scheme().equals(Place.LOCAL)
                ? new LocalCommitStore(Path.of(root.path()))
                : new S3CommitStore(store, root);
    }
}
