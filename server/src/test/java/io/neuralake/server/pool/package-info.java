@NullMarked
package io.neuralake.server.pool;

import org.jspecify.annotations.NullMarked;
