package io.neuralake.runtime.plan;

import io.neuralake.runtime.storage.Place;

/** Finds the files of a table that may hold rows that meet a condition. One implementation for each storage format. */
public interface TablePlanner {

    /**
     * Plans a scan.
     *
     * @param root where the table is
     * @throws io.neuralake.runtime.error.LakeException if the table is not there, or is stored in a way that cannot be read
     *     right
     */
    ScanPlan plan(TableRequest request, Place root);
}
