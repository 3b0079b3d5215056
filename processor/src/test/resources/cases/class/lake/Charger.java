package lake;

import io.neuralake.annotations.Table;

/** Any charger. */
class Device {
    /** Serial number. */
    String serial;

    Device() {}
}

/** A charging station. */
@Table(database = "charger", location = "s3://lake/chargers")
class Charger extends Device {
    static final int VERSION = 1;

    /** Power that it can deliver. */
    double kilowatts;

    transient int seen;

    Boolean indoors;

    Charger() {}
}
