package io.neuralake.samples.implant;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * Every attempt to change the firmware of an implant.
 *
 * @param implantId serial number of the implant
 * @param attemptedAt moment at which the transfer began
 * @param from version before the attempt
 * @param to version that was sent
 * @param imageBytes size of the image
 * @param imageDigest SHA-256 of the image
 * @param failure why the old version stayed; absent if the new one runs
 */
@Table(
        database = "implant",
        tags = {"firmware", "audit"},
        latency = "1 hour",
        source = "device gateway",
        uniqueColumns = {"implant_id", "attempted_at"})
@DocFilter(column = "failure", operator = Operator.CONTAINS, value = "battery")
public record FirmwareUpdates(
        int implantId,
        Instant attemptedAt,
        @Column(name = "from_version") Version from,
        @Column(name = "to_version") Version to,
        @Column(unit = "byte") long imageBytes,
        Digest imageDigest,
        Optional<String> failure) {

    /**
     * Version of a firmware.
     *
     * @param major changes with the radio protocol
     * @param minor changes with features
     * @param patch changes with everything else
     */
    public record Version(short major, short minor, int patch) {}

    /**
     * Digest of an image.
     *
     * @param algorithm name of the digest
     * @param hex the digest in lower-case hexadecimal
     */
    public record Digest(String algorithm, String hex) {}
}
