/** Neural recordings and what is computed from them. */
@Database(
        name = "bci",
        description = """
                Neural recordings and what is computed from them.

                Times are those of the recording computer. Channels count from 0, in the order of the electrode map.""",
        owner = "neural-signals",
        notebook = "https://notebooks.example.org/bci/introduction.ipynb")
@NullMarked
package io.neuralake.samples.bci;

import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
