@NullMarked
package io.neuralake.server;

import org.jspecify.annotations.NullMarked;
