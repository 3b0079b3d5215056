/** Tests of the server, as users start it, with the clients that they have. */
@NullMarked
package io.neuralake.interop.server;

import org.jspecify.annotations.NullMarked;
