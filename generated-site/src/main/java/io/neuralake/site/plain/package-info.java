/** The pages as Markdown, for programs, language models and people at a terminal. */
@NullMarked
package io.neuralake.site.plain;

import org.jspecify.annotations.NullMarked;
