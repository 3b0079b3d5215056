package io.neuralake.samples.charger;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row for each time that a charger powered an implant.
 *
 * @param site name of the place, as its staff write it
 * @param date day on which the session began in UTC
 * @param sessionNumber counts the sessions of a site
 * @param chargerSerial serial number of the charger
 * @param implantId serial number of the implant
 * @param startedAt moment at which power was first drawn
 * @param energyWh energy that the implant took up
 * @param peakTemperatureC highest temperature of the skin under the coil; absent without a sensor
 * @param alarms alarms in the order in which they were raised; empty if all went well
 * @param interrupted whether the coil was lifted before the battery was full
 */
@Table(
        database = "charger",
        tags = "power",
        latency = "15 minutes",
        source = "charger firmware",
        uniqueColumns = {"site", "session_number"})
@DocFilter(column = "site", value = "Zürich / Süd 50%")
@DocFilter(
        column = "alarms",
        operator = Operator.INCLUDES_ANY,
        value = {"OVERHEATED", "MISALIGNED"})
@DocFilter(column = "energy_wh", operator = Operator.GE, value = "0.1000")
@Roapi(name = "charges", reloadSeconds = 30)
public record ChargeSessions(
        @Partition String site,
        @Partition LocalDate date,
        long sessionNumber,
        String chargerSerial,
        int implantId,
        Instant startedAt,

        @Decimal(precision = 12, scale = 4) @Column(unit = "Wh")
        BigDecimal energyWh,

        @Column(unit = "°C") @Nullable Float peakTemperatureC,
        List<Alarm> alarms,
        boolean interrupted) {}
