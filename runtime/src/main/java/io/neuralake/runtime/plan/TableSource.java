package io.neuralake.runtime.plan;

/** Finds out how to read a table. One implementation for each kind of storage. */
public interface TableSource {

    /**
     * How to read what is wanted; rows are read later.
     *
     * @throws io.neuralake.runtime.error.LakeException if the table is not there, or is stored in a way that cannot be read
     *     right
     */
    TableInput input(TableRequest request);
}
