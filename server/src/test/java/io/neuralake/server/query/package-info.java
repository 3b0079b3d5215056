@NullMarked
package io.neuralake.server.query;

import org.jspecify.annotations.NullMarked;
