package io.neuralake.runtime.delta;

import io.neuralake.runtime.plan.FileLayout;
import io.neuralake.runtime.storage.ObjectStatus;
import java.util.Optional;

/**
 * One version of a table as it is kept in memory.
 *
 * @param version the version
 * @param commit the file of its commit when it was read; empty if it was not there any more
 * @param layout how files hold the columns
 * @param index the files
 */
record TableState(long version, Optional<ObjectStatus> commit, FileLayout layout, FileIndex index) {}
