/** What the search of the site looks into: each column name once, with the tables that have it. */
@NullMarked
package io.neuralake.site.search;

import org.jspecify.annotations.NullMarked;
