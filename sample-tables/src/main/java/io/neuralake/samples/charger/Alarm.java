package io.neuralake.samples.charger;

/** What a charger warns of. */
public enum Alarm {
    /** The coil does not lie over the implant. */
    MISALIGNED,
    /** The skin under the coil is too warm. */
    OVERHEATED,
    /** The implant stopped answering. */
    CONNECTION_LOST
}
