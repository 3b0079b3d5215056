@NullMarked
package io.neuralake.server.postgres;

import org.jspecify.annotations.NullMarked;
