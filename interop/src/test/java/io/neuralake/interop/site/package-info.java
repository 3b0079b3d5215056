/** The site in a real browser, and its snippets in the compilers and shells that they are for. */
@NullMarked
package io.neuralake.interop.site;

import org.jspecify.annotations.NullMarked;
