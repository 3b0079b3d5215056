/** Emits what was found wrong as SARIF 2.1.0, the format in which code hosts and editors read diagnostics. */
@NullMarked
package io.neuralake.emitters.sarif;

import org.jspecify.annotations.NullMarked;
