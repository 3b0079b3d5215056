package lake;

import io.neuralake.annotations.Table;

/** A socket, of which no accessor can make a value. */
@Table(database = "charger", location = "s3://lake/sockets")
public class Socket {
    private final String plug;
    private final int amperes;

    /**
     * Makes one.
     *
     * @param plug form of the plug
     * @param amperes current
     */
    public Socket(String plug, int amperes) {
        this.plug = plug;
        this.amperes = amperes;
    }

    /** {@return both} */
    @Override
    public String toString() {
        return plug + amperes;
    }
}
