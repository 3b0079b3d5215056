@NullMarked
package io.neuralake.server.start;

import org.jspecify.annotations.NullMarked;
