@NullMarked
package io.neuralake.site;

import org.jspecify.annotations.NullMarked;
