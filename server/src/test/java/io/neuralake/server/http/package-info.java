@NullMarked
package io.neuralake.server.http;

import org.jspecify.annotations.NullMarked;
