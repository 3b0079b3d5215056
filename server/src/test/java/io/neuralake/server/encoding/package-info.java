@NullMarked
package io.neuralake.server.encoding;

import org.jspecify.annotations.NullMarked;
