@NullMarked
package io.neuralake.server.config;

import org.jspecify.annotations.NullMarked;
