/** Data that others measured and gave to the public: real values to try things on. */
@Database(
        name = "field",
        description = "Data that others measured and gave to the public: real values to try things on.",
        owner = "outreach")
@NullMarked
package io.neuralake.samples.field;

import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
