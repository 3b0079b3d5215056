package lake.clinic;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DerivedFrom;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Appointments, in a database and made up. */
public final class Appointments {
    private Appointments() {}

    /**
     * What every appointment has.
     *
     * @param <P> how it is paid
     * @param <T> when it is
     */
    public interface Appointment<P, T> {
        /** {@return what it costs} */
        P price();

        /** {@return when it begins} */
        T begin();

        /** {@return notes} */
        List<String> notes();
    }

    /** Planned appointments. */
    @Table(
            database = "clinic",
            name = "planned",
            format = Format.JDBC,
            location = "jdbc:postgresql://db/clinic",
            relation = "public.planned")
    @DerivedFrom(value = Participant.class, how = "by hand")
    public interface Planned extends Appointment<Long, LocalDateTime> {
        /** {@return who comes, or null} */
        @Column(name = "who")
        @Nullable
        String participant();
    }

    /** Rows of a class that inherits fields. */
    public static class Made extends Base<String> {
        /** Makes one. */
        public Made() {}

        /** What it is about. */
        public @Nullable String subject;
    }

    /**
     * What is made.
     *
     * @param <K> type of the key
     */
    public static class Base<K> {
        /** Makes one. */
        public Base() {}

        /** The key. */
        public K key;

        /** How sure that is. */
        @io.neuralake.annotations.Decimal(precision = 3, scale = 2)
        public BigDecimal confidence;
    }

    /**
     * Appointments that never were.
     *
     * @param count how many
     * @param since from when
     * @return them
     */
    @Table(database = "clinic", name = "made_up", description = "Made up: Ängste & \"quotes\" \\ \u2028 end.")
    @DerivedFrom(Planned.class)
    @DerivedFrom(table = "charger.chargers")
    public static Stream<Made> madeUp(int count, LocalDateTime since) {
        return Stream.empty();
    }
}
