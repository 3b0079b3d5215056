/** Objects of remote stores as local files: kept on disk up to a limit, shared by several processes. */
@NullMarked
package io.neuralake.runtime.storage.cache;

import org.jspecify.annotations.NullMarked;
