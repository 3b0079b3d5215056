/** Code that reads a table, in the languages of its readers, with the values of its documentation filters in place. */
@NullMarked
package io.neuralake.site.snippet;

import org.jspecify.annotations.NullMarked;
