package lake;

/** Everything that has a number. */
public interface Identified {
    /** {@return number of the thing} */
    long id();
}
