/** Rules as code: one class for each rule or family, each from a value to its problems. */
@NullMarked
package io.neuralake.catalog.check;

import org.jspecify.annotations.NullMarked;
