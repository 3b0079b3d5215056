package lake;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Online telemetry collected from implants while they are connected to a client. One row for each report.
 *
 * @param implantId serial number of the implant
 * @param date day of the report, in UTC
 * @param localTsUs when the implant wrote the report, by its own clock
 * @param ticksSinceBoot ticks of the implant's
 *     clock since it started
 */
@Table(
        database = "implant",
        location = "${lake}/implant/diagnostics",
        owner = "clinical-ops",
        latency = "2 minutes",
        source = "device gateway",
        uniqueColumns = {"implant_id", "local_ts_us"})
@DocFilter(column = "implant_id", value = "4595")
@DocFilter(column = "date", value = "2024-04-14")
public record ImplantDiagnostics(
        @Partition int implantId,
        @Partition LocalDate date,
        @Column(unit = "us since epoch") Instant localTsUs,
        long ticksSinceBoot) {}
