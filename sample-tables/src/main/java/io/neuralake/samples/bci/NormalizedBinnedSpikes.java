package io.neuralake.samples.bci;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DerivedColumn;
import io.neuralake.annotations.DerivedFrom;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Partitioning;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spikes of every channel in bins of 100 ms, divided by the channel's mean of the hour.
 *
 * <p>This is what decoders are trained on: a rate of 1 is a channel that is as active as it usually is, whatever its
 * electrode. A row is one bin of one implant, in the order of time.
 *
 * @param implantId serial number of the implant
 * @param date day of the recording in UTC
 * @param hour hour of the day in UTC, from 0 to 23
 * @param binStart first moment of the bin
 * @param sessionId the decoder session during which the bin was recorded
 * @param rates one rate for each channel, in the order of channels; NaN where the channel is masked
 * @param maskedChannels channels that were too noisy to use; empty most of the time
 * @param velocityX speed of the cursor to the right; absent while no task runs
 * @param velocityY speed of the cursor upwards; absent while no task runs
 */
@Table(
        database = "bci",
        location = "${lake}/bci/normalized_binned_spikes",
        format = Format.PARQUET,
        partitioning = Partitioning.HIVE,
        tags = {"spikes", "decoder input"},
        latency = "1 hour",
        source = "spike sorter, from the implant's radio packets",
        notebook = "https://notebooks.example.org/bci/binned-spikes.ipynb",
        uniqueColumns = {"implant_id", "bin_start"},
        docColumns = {"bin_start", "rates", "velocity_x", "velocity_y"})
@DocFilter(column = "implant_id", value = "4595")
@DocFilter(column = "date", value = "2024-04-14")
@DocFilter(
        column = "hour",
        operator = Operator.BETWEEN,
        value = {"9", "10"})
@DerivedFrom(
        value = DecoderSessions.class,
        columns = {
            @DerivedColumn(name = "session_id", from = "session_id"),
            @DerivedColumn(
                    name = "velocity_x",
                    from = {"started_at", "ended_at"}),
            @DerivedColumn(
                    name = "velocity_y",
                    from = {"started_at", "ended_at"})
        },
        how = "each bin gets the session that ran at its start; there is no velocity outside of one")
public record NormalizedBinnedSpikes(
        @Partition @Column(example = "4595") int implantId,
        @Partition @Column(example = "2024-04-14") LocalDate date,
        @Partition int hour,
        Instant binStart,
        UUID sessionId,
        @Column(unit = "mean rate of the channel") List<Float> rates,
        List<Short> maskedChannels,
        @Column(unit = "px/s") @Nullable Double velocityX,
        @Column(unit = "px/s") @Nullable Double velocityY) {}
