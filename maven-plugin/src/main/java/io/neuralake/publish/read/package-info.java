/** What the compiler left in jars and class folders, read as files: no class is loaded. */
@NullMarked
package io.neuralake.publish.read;

import org.jspecify.annotations.NullMarked;
