/** What the footers of Parquet files say of the values in them, remembered for as long as the files stay the same. */
@NullMarked
package io.neuralake.runtime.footer;

import org.jspecify.annotations.NullMarked;
