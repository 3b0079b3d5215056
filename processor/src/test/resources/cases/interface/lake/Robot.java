package lake;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Deprecation;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Partition;
import io.neuralake.annotations.Partitioning;
import io.neuralake.annotations.Table;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Robots of the lab. */
@Table(
        database = "robot",
        location = "${lake}/robots",
        format = Format.PARQUET,
        partitioning = Partitioning.DIRECTORY)
public interface Robot extends Identified {

    /** {@return site where it stands} */
    @Partition
    String site();

    /**
     * Not said by everybody.
     *
     * @return name that people gave it
     */
    @Column(name = "nick_name")
    Optional<String> name();

    /** {@return load that it can carry} */
    @Column(unit = "kg")
    OptionalDouble payload();

    /** Old name. @since forever
     *
     * @return old name
     * @deprecated see the annotation
     */
    @Deprecated
    @Deprecation(replacement = "nick_name", since = "2024-03")
    @Nullable String label();

    /** {@return a text that is no column} */
    default String text() {
        return site() + name();
    }
}
