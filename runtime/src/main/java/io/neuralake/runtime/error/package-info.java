/** What a user is told when a request cannot be met. */
@NullMarked
package io.neuralake.runtime.error;

import org.jspecify.annotations.NullMarked;
