package io.neuralake.runtime.plan;

import io.neuralake.catalog.Table;

/** What the engine reads of one table: files that it reads itself, or batches that something else makes. */
public sealed interface TableInput permits ScanPlan, BatchInput, FunctionInput {

    /** The table as declared. */
    Table table();
}
