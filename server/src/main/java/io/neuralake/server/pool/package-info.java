/** Worker processes: started before they are needed, lent to one question at a time, replaced when they end. */
@NullMarked
package io.neuralake.server.pool;

import org.jspecify.annotations.NullMarked;
