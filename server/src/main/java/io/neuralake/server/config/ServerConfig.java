package io.neuralake.server.config;

import io.neuralake.server.access.User;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a server is told.
 *
 * @param http where the HTTP door is; empty if there is none
 * @param postgres where the PostgreSQL door is; empty if there is none
 * @param flight where the Flight SQL door is; empty if there is none
 * @param tables tables that are declared by ROAPI's means
 * @param stores key-value stores
 * @param catalogs manifests, and jars or directories with manifests, that are served beside those of the class path
 * @param locations values of placeholders in locations
 * @param reload how often sources are looked at that do not say so themselves
 * @param answers how HTTP answers are written if the client does not say
 * @param users who may ask; empty if everybody may
 * @param flightUsers who may ask at the Flight SQL door; empty if that is as at the others
 * @param tls the keys of all doors, if they are to encrypt
 * @param flightTls the keys of the Flight SQL door, if they are others
 * @param limits what one answer and one client may take
 * @param workers how statements are run
 * @param farewell how long running answers may take when the server is told to end
 * @param base what relative paths start from: the directory that the server was started in
 * @param drivers jars with drivers of databases
 * @param words the command line that this was read of
 * @param file the file that it names
 * @param notes what was said and changes nothing, for the log
 */
public record ServerConfig(
        Optional<InetSocketAddress> http,
        Optional<InetSocketAddress> postgres,
        Optional<InetSocketAddress> flight,
        List<TableSource> tables,
        List<KeyValueSource> stores,
        List<Path> catalogs,
        Map<String, String> locations,
        Optional<Duration> reload,
        AnswerFormat answers,
        List<User> users,
        List<User> flightUsers,
        Optional<TlsFiles> tls,
        Optional<TlsFiles> flightTls,
        ClientLimits limits,
        WorkerOptions workers,
        Duration farewell,
        Path base,
        List<Path> drivers,
        List<String> words,
        Optional<Path> file,
        List<String> notes) {

    /** Copies lists and maps. */
    public ServerConfig {
        tables = List.copyOf(tables);
        stores = List.copyOf(stores);
        catalogs = List.copyOf(catalogs);
        locations = Map.copyOf(locations);
        users = List.copyOf(users);
        flightUsers = List.copyOf(flightUsers);
        drivers = List.copyOf(drivers);
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }

    /** ROAPI's {@code response_format}. */
    public enum AnswerFormat {
        /** An array of objects. */
        JSON,
        /** Separated text. */
        CSV,
        /** Arrow's file format. */
        ARROW_FILE,
        /** Arrow's stream format. */
        ARROW_STREAM,
        /** A Parquet file. */
        PARQUET
    }

    /**
     * Files with the keys of a server, in PEM.
     *
     * @param certificate its certificate, and those that vouch for it
     * @param key its private key, PKCS #8
     * @param clients certificates that vouch for clients, which must show one; empty if they need not
     */
    public record TlsFiles(Path certificate, Path key, Optional<Path> clients) {}

    /**
     * What one answer and one client may take.
     *
     * @param rows most rows of an answer
     * @param bytes most bytes of an answer
     * @param time how long a statement may run
     * @param patience how long to wait for a worker that is free
     * @param statement most characters of a statement
     * @param connections most connections to each door at a time
     * @param requests most statements of one client address at a time
     * @param body most bytes of what a client sends at once
     * @param idle how long a connection may be silent
     */
    public record ClientLimits(
            long rows,
            long bytes,
            Duration time,
            Duration patience,
            int statement,
            int connections,
            int requests,
            int body,
            Duration idle) {}

    /**
     * How statements are run.
     *
     * @param most worker processes at a time, which is also how many statements run at a time
     * @param ready worker processes that are kept ready
     * @param threads threads of each
     * @param heap most memory for Java objects of each, as Java takes it
     * @param memory most memory of the engine of each
     * @param resident bytes of memory in all at which one is ended
     * @param grace how long one may take to end an answer that nobody wants any more
     */
    public record WorkerOptions(
            int most, int ready, int threads, String heap, String memory, long resident, Duration grace) {}
}
