package io.neuralake.samples.bci;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.time.LocalDateTime;

/**
 * Gains and offsets that were measured on the bench before implantation, in the database of the measuring stand.
 *
 * <p>Host and credentials belong to whoever opens the catalog; neither is written here.
 *
 * @param implantId serial number of the implant
 * @param channel channel that was measured
 * @param measuredAt local time of the measuring stand
 * @param gain voltage for one step of the converter
 * @param offset voltage at step 0
 * @param passed whether the channel was good enough to implant
 */
@Table(
        database = "bci",
        location = "jdbc:postgresql://${calibration_db}/calibration",
        format = Format.JDBC,
        relation = "public.calibrations",
        source = "measuring stand",
        uniqueColumns = {"implant_id", "channel", "measured_at"})
@DocFilter(column = "implant_id", value = "4595")
@DocFilter(column = "gain_uv", operator = Operator.LT, value = "0.2")
public record Calibrations(
        int implantId,
        short channel,
        LocalDateTime measuredAt,
        @Column(name = "gain_uv", unit = "uV") double gain,
        @Column(name = "offset_uv", unit = "uV") double offset,
        boolean passed) {}
