package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TablePlanner;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.Place;

/**
 * Tables that are files below a location.
 *
 * @param store where the files are
 * @param placeholders what completes locations
 * @param planner what finds the files of a table
 */
record FileSource(ObjectStore store, Placeholders placeholders, TablePlanner planner) implements TableSource {

    @Override
    public ScanPlan input(TableRequest request) {
        return planner.plan(request, root(request.table()));
    }

    private Place root(Table table) {
        String location = placeholders.location(table);
        try {
            return store.place(location);
        } catch (IllegalArgumentException e) {
            throw new LakeException(
                    "read table '" + table.qualifiedName() + "'",
                    "its location " + location + " cannot be read: " + e.getMessage(),
                    "correct the location, or copy the table to a place that is served",
                    e);
        }
    }
}
