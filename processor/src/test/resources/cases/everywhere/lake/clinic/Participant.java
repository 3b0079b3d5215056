package lake.clinic;

import io.neuralake.annotations.Classification;
import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.DocFilters;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.SuppressRule;
import io.neuralake.annotations.Table;
import java.time.LocalDate;
import java.util.List;
import lake.größen.Maß;

/**
 * People who take part, with {@code code}, {@link Visit a link} and <em>HTML</em>.
 *
 * <ul>
 *   <li>one
 *   <li>two
 * </ul>
 *
 * @param site where they are seen
 * @param day when they came first,
 *     in local time
 * @param initials what the name begins with
 * @param nickname what they are called
 * @param height how tall they are
 * @param visits what happened
 */
@Table(
        database = "clinic",
        name = "participants",
        owner = "clinical-ops",
        uniqueColumns = {"site", "initials"})
@DocFilters({
    @DocFilter(column = "site", operator = Operator.IN, value = {"Oslo", "Tromsø"}),
    @DocFilter(column = "day", operator = Operator.GE, value = "2024-04-14")
})
@SuppressRule(value = "NL0602", reason = "pseudonyms only; the \"key\" is elsewhere")
@SuppressRule(
        value = {"NL0604", "NL0603"},
        reason = "reviewed")
public record Participant(
        @Partition String site,
        @Partition LocalDate day,
        @Column(classification = Classification.PII, description = "Given and family name.") @SuppressRule(value = "NL0605", reason = "needed")
        String initials,
        @Nullable String nickname,
        Maß height,
        List<Visit> visits) {

    /**
     * A visit.
     *
     * @param number which
     * @param outcome how it ended
     */
    public record Visit(@Column(name = "no") int number, Outcome outcome) {

        /** How a visit ends. */
        public enum Outcome {
            /** Well. */
            DONE,
            /** Not well. */
            CANCELLED {
                @Override
                public String toString() {
                    return "cancelled";
                }
            }
        }
    }
}
