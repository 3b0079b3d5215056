package io.neuralake.samples.bci;

import io.neuralake.annotations.Classification;
import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Link;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row for each time that a participant used a decoder.
 *
 * @param sessionId identifies the session in all tables
 * @param implantId serial number of the implant
 * @param startedAt moment of the first bin
 * @param endedAt moment of the last bin; absent while the session runs
 * @param task what the participant did
 * @param decoder the model and how it was made
 * @param blocks parts of the session between pauses
 * @param bitsPerSecond speed over the session as achieved bit rate; absent for tasks without targets
 * @param missesByTarget targets that were missed, by name; null where nobody counted
 * @param notes what the operator wrote down; null where a note was withdrawn
 * @param trainingDays days whose recordings the decoder was trained on
 * @param operator who ran the session
 */
@Table(
        database = "bci",
        tags = {"decoder", "performance"},
        classification = Classification.CONFIDENTIAL,
        latency = "5 minutes",
        source = "session manager",
        notebook = "https://notebooks.example.org/bci/sessions.ipynb",
        links = {
            @Link(title = "How bits per second are counted", url = "https://en.wikipedia.org/wiki/Fitts%27s_law"),
            @Link(title = "Session manual", url = "https://wiki.example.org/sessions")
        },
        uniqueColumns = "session_id",
        docColumns = {"session_id", "started_at", "task", "bits_per_second"},
        schemaVersion = 2)
@DocFilter(
        column = "task",
        operator = Operator.IN,
        value = {"WEBGRID", "CENTER_OUT"})
@DocFilter(column = "bits_per_second", operator = Operator.GT, value = "2.50")
@DocFilter(column = "training_days", operator = Operator.INCLUDES, value = "2024-04-14")
public record DecoderSessions(
        @Column(example = "7f6ae0a6-6c2b-3f0e-9f6e-2a8c3f0f1a11")
        UUID sessionId,

        int implantId,
        Instant startedAt,
        Optional<Instant> endedAt,
        Task task,
        Decoder decoder,
        List<Block> blocks,

        @Decimal(precision = 5, scale = 2) @Column(unit = "bit/s") @Nullable
        BigDecimal bitsPerSecond,

        Map<String, @Nullable Integer> missesByTarget,
        List<@Nullable String> notes,
        List<LocalDate> trainingDays,

        @Column(classification = Classification.PII, tags = "staff")
        String operator) {

    /**
     * Part of a session between pauses.
     *
     * @param number place in the session, from 1
     * @param startedAt first moment
     * @param accuracy share of targets that were reached; absent if there were none
     */
    public record Block(
            int number, Instant startedAt, @Nullable Double accuracy) {}

    /**
     * The model that turned rates into movement.
     *
     * @param name name of the architecture
     * @param layers layers from input to output; none for a linear decoder
     * @param settings numbers that it was trained with, by name
     */
    public record Decoder(String name, List<Layer> layers, Map<String, Double> settings) {

        /**
         * A layer of a decoder.
         *
         * @param units number of outputs
         * @param activation name of the function that follows
         */
        public record Layer(int units, String activation) {}
    }
}
