package io.neuralake.samples.bci;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Link;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Partitioning;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The shape of single spikes: one row for each spike that was kept, which is one in a few hundred.
 *
 * <p>Use it to look at electrodes, not to count spikes; {@code normalized_binned_spikes} has the counts.
 */
@Table(
        database = "bci",
        location = "spikes/waveforms",
        format = Format.PARQUET,
        partitioning = Partitioning.DIRECTORY,
        tags = {"spikes", "quality"},
        latency = "1 day",
        source = "spike sorter",
        links = @Link(title = "How spikes are sorted", url = "https://en.wikipedia.org/wiki/Spike_sorting"),
        docColumns = {"peak_at", "channel", "samples"})
@DocFilter(
        column = "implant_id",
        operator = Operator.IN,
        value = {"4595", "4601"})
@DocFilter(column = "date", operator = Operator.GE, value = "2024-04-14")
@DocFilter(column = "cluster", operator = Operator.IS_NOT_NULL)
@DocFilter(column = "artefact", value = "false")
public final class SpikeWaveforms {

    /** Serial number of the implant. */
    @Partition
    public int implantId;

    /** Day of the recording in UTC. */
    @Partition
    public LocalDate date = LocalDate.EPOCH;

    /** Moment of the largest amplitude. */
    public Instant peakAt = Instant.EPOCH;

    /** Channel that saw the spike. */
    public short channel;

    /** Neuron to which the sorter gave the spike; absent if to none. */
    public @Nullable Byte cluster;

    /** Voltage around the spike at 20 kHz, in steps of the converter. */
    @Column(unit = "0.195 uV")
    public short[] samples = {};

    /** The first principal components of the shape. */
    public double[] components = {};

    /** Distance from the highest to the lowest sample. */
    @Column(unit = "uV")
    public float amplitude;

    /** Whether the shape looks like movement or stimulation rather than a neuron. */
    public boolean artefact;

    /** The radio packet from which the spike was taken, as received. */
    @Column(tags = "raw")
    public byte[] packet = {};
}
