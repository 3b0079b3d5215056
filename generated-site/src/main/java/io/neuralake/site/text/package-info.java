/** Text that others wrote, made fit for pages, addresses and Markdown files, whatever is in it. */
@NullMarked
package io.neuralake.site.text;

import org.jspecify.annotations.NullMarked;
