@NullMarked
package io.neuralake.server.access;

import org.jspecify.annotations.NullMarked;
