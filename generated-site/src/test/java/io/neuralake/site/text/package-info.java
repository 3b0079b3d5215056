@NullMarked
package io.neuralake.site.text;

import org.jspecify.annotations.NullMarked;
