/** Predicates bound to a declared table: columns resolved, values exact, the same meaning on every format. */
@NullMarked
package io.neuralake.runtime.condition;

import org.jspecify.annotations.NullMarked;
