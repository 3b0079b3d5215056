package io.neuralake.samples.implant;

import io.neuralake.annotations.Classification;
import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The register of implants: one row for each device that was ever implanted.
 *
 * <p>It holds names and is therefore not served.
 */
@Table(
        database = "implant",
        location = "register",
        format = Format.PARQUET,
        owner = "clinical-safety",
        tags = "register",
        classification = Classification.PII,
        latency = "1 day",
        source = "clinical register",
        uniqueColumns = "implant_id")
@DocFilter(column = "model", operator = Operator.STARTS_WITH, value = "N1")
@DocFilter(column = "explanted_on", operator = Operator.IS_NULL)
@Roapi(disable = true)
public interface Implants {

    /** Serial number of the implant. */
    int implantId();

    /** Identifies the device towards authorities. */
    UUID deviceIdentifier();

    /** Name and revision of the model. */
    String model();

    /** Letter of the production batch. */
    char batch();

    /** Name of the participant. */
    @Column(classification = Classification.PII)
    String participant();

    /** Day of the operation. */
    LocalDate implantedOn();

    /** Day on which the device was taken out; absent while it is in use. */
    Optional<LocalDate> explantedOn();

    /** Local time at which the participant wants to be reminded to charge; absent if never. */
    @Nullable
    LocalTime chargeReminder();

    /** Impedance of each electrode at 1 kHz on the day of the operation. */
    @Column(unit = "kOhm")
    float[] impedances();
}
