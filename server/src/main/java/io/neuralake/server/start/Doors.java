package io.neuralake.server.start;

import java.util.List;
import java.util.function.Consumer;

/** The protocols that the server speaks. */
final class Doors {

    private Doors() {}

    /**
     * All of them, in the order in which they are opened.
     *
     * @param log takes what is worth writing down
     */
    static List<Door> all(Consumer<String> log) {
        return List.of(new HttpEntrance(log), new PostgresProtocol(), new FlightEntrance(log));
    }
}
