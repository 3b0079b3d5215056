@NullMarked
package io.neuralake.server.flight;

import org.jspecify.annotations.NullMarked;
