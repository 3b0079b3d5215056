package io.neuralake.server.start;

import java.util.List;

/** The protocols that the server speaks. */
final class Doors {

    private Doors() {}

    /** All of them, in the order in which they are opened. */
    static List<Door> all() {
        return List.of();
    }
}
