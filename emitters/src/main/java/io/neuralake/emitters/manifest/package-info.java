/** The manifest: everything that was declared, which is what the runtime, the server and the site read. */
@NullMarked
package io.neuralake.emitters.manifest;

import org.jspecify.annotations.NullMarked;
