package io.neuralake.samples.implant;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Online telemetry collected from implants while they are connected to a client.
 *
 * <p>A row is one report, about one every second. An implant that reboots starts its ticks again from 0.
 *
 * @param implantId serial number of the implant
 * @param date day of the report in UTC
 * @param localTsUs time at which the client received the report
 * @param ticksSinceBoot ticks of the implant's clock since it was switched on
 * @param batteryPercent charge that is left
 * @param temperatureC temperature of the case; NaN while the sensor settles after a reboot
 * @param signalDbm strength of the radio signal; absent in reports that were buffered
 * @param state what the implant was doing
 */
@Table(
        database = "implant",
        location = "${lake}/implant/diagnostics",
        format = Format.DELTA,
        tags = {"telemetry", "online"},
        latency = "2 minutes",
        source = "device gateway",
        notebook = "https://notebooks.example.org/implant/diagnostics.ipynb",
        uniqueColumns = {"implant_id", "local_ts_us"})
@DocFilter(column = "implant_id", value = "4595")
@DocFilter(column = "date", value = "2024-04-14")
public record ImplantDiagnostics(
        @Partition @Column(example = "4595") int implantId,
        @Partition LocalDate date,
        Instant localTsUs,
        @Column(unit = "ticks of 32768 Hz") long ticksSinceBoot,
        @Column(unit = "%") float batteryPercent,
        @Column(unit = "°C") double temperatureC,
        @Column(unit = "dBm") @Nullable Integer signalDbm,
        State state) {

    /** What an implant does. */
    public enum State {
        /** Sends spikes. */
        STREAMING,
        /** Is connected and sends nothing but reports. */
        IDLE,
        /** Lies on a charger. */
        CHARGING
    }
}
