/**
 * Signals of the brain, with {@code units} and {@link java.lang.String text}.
 *
 * <p>Second paragraph.
 */
@Database(name = "bci", owner = "neuro", location = "bci")
package lake.bci;

import io.neuralake.annotations.Database;
