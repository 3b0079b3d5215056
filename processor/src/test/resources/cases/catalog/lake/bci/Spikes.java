package lake.bci;

import io.neuralake.annotations.Classification;
import io.neuralake.annotations.Column;
import io.neuralake.annotations.Deprecation;
import io.neuralake.annotations.DerivedColumn;
import io.neuralake.annotations.DerivedFrom;
import io.neuralake.annotations.Link;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;

/** Holder of tables. */
public final class Spikes {
    private Spikes() {}

    /**
     * Binned spikes.
     *
     * @param participant who
     * @param channel electrode
     */
    @Table(
            database = "bci",
            description = """
                    Spikes in bins of 20 ms.

                    See *also* the paper.
                    """,
            tags = {"spikes", "binned"},
            classification = Classification.CONFIDENTIAL,
            notebook = "https://notebooks.example.com/spikes",
            links = {@Link(title = "Paper", url = "https://example.com/paper"), @Link(title = "Code", url = "https://example.com/code")},
            docColumns = "channel",
            schemaVersion = 3)
    @Roapi(name = "spikes", memoryTable = true)
    @DerivedFrom(
            value = Raw.class,
            columns = {@DerivedColumn(name = "channel", from = "channel"), @DerivedColumn(from = {"channel", "time"})},
            how = "counted in bins of 20 ms")
    @DerivedFrom(table = "clinic.participants")
    public record Binned(
            @Column(classification = Classification.PII, tags = "person") String participant,
            @Column(description = "Electrode, counted from 0.", example = "17", unit = "1") int channel) {}

    /**
     * Raw spikes.
     *
     * @param channel electrode
     * @param time when
     */
    @Deprecated
    @Table(database = "bci", name = "raw_spikes")
    @Deprecation(replacement = "bci.binned, or </b> nothing", since = "2024-03")
    @Roapi(disable = true)
    public record Raw(int channel, @Deprecation(replacement = "channel") long time) {}
}
