/** What the server and its workers say to each other. */
@NullMarked
package io.neuralake.server.protocol;

import org.jspecify.annotations.NullMarked;
