/** What the templates receive: each page as a value, with its addresses and texts worked out. */
@NullMarked
package io.neuralake.site.page;

import org.jspecify.annotations.NullMarked;
