/**
 * Where the rows of the sample tables come from: dbgen for TPC-H, a published file for penguins, and a simulator for
 * everything that the lab would have measured.
 *
 * <p>The simulator plays the same few days for every table, so that tables can be joined: three implants ({@link
 * io.neuralake.samples.data.rows.Lab}) record for three hours on each of three days. Spikes are Poisson counts of
 * channels that are tuned to the direction in which the participant moves a cursor, in bins of 100 ms. Every stream of
 * random numbers starts from a seed made of what is simulated, so that rows are the same on every machine and in every
 * order of writing.
 */
@NullMarked
package io.neuralake.samples.data.rows;

import org.jspecify.annotations.NullMarked;
