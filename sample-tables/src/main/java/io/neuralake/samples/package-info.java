/**
 * A domain repository as a user of Neuralake would have it: the tables of a fictitious lab that builds brain-computer
 * interfaces, and TPC-H beside them.
 *
 * <p>Each package is a database and each annotated type in it a table. Compiling this module is all that it takes to get
 * accessors for them; {@code io.neuralake.samples.data} writes their data.
 */
@Catalog(
        name = "nlk",
        description = "What the lab records, from the electrode to the operating theatre, and TPC-H to compare with.",
        owner = "data-platform",
        location = "${lake}",
        notebook = "https://notebooks.example.org")
@NullMarked
package io.neuralake.samples;

import io.neuralake.annotations.Catalog;
import org.jspecify.annotations.NullMarked;
