package io.neuralake.samples.charger;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readings of a charger's own sensors, once a minute while it is plugged in.
 *
 * <p>Chargers know the time of their wall and no time zone.
 *
 * @param chargerSerial serial number of the charger
 * @param year year of the reading, by the charger's clock
 * @param readAt date and time, by the charger's clock
 * @param sunset when the charger dims its display on that day; absent if it never does
 * @param current current through the coil; NaN while nothing lies on it
 * @param temperatures temperature by sensor; empty when the sensors do not answer
 * @param dutyCycle share of time for which the coil is switched on, in 256ths
 */
@Table(
        database = "charger",
        location = "telemetry",
        format = Format.PARQUET,
        tags = {"power", "raw"},
        latency = "1 day",
        source = "charger log files")
@DocFilter(column = "charger_serial", operator = Operator.LIKE, value = "CH-2_")
@DocFilter(column = "read_at", operator = Operator.LT, value = "2024-04-15T00:00:00")
@Roapi(disable = true)
public record CoilTelemetry(
        @Partition String chargerSerial,
        @Partition @Column(name = "calendar_year") short year,
        LocalDateTime readAt,
        @Nullable LocalTime sunset,
        @Column(unit = "A") double current,
        @Column(unit = "°C") Map<String, Float> temperatures,
        byte dutyCycle) {}
