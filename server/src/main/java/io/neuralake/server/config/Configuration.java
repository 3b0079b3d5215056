package io.neuralake.server.config;

import io.neuralake.server.access.User;
import io.neuralake.server.config.ServerConfig.AnswerFormat;
import io.neuralake.server.config.ServerConfig.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one {@link ServerConfig} of the command line, the file that it names, and the environment. */
public final class Configuration {

    private static final String DEFAULT_HOST = "127.0.0.1";
    private static final String DEFAULT_PORT = "8080";
    private static final String OFF = "off";

    private final List<String> words;
    private final Flags flags;
    private final Map<String, String> environment;
    private final Path base;
    private final Problems problems = new Problems();
    private final List<String> notes = new ArrayList<>();

    private Configuration(List<String> words, Flags flags, Map<String, String> environment, Path base) {
        this.words = words;
        this.flags = flags;
        this.environment = environment;
        this.base = base;
    }

    /** What a command line asks for. */
    public sealed interface Request {}

    /** To be told how to use it. */
    public record Help() implements Request {}

    /** To be told which version it is. */
    public record Version() implements Request {}

    /**
     * To serve.
     *
     * @param config what and how
     */
    public record Serve(ServerConfig config) implements Request {}

    /**
     * Reads all that is said.
     *
     * @param words the words of the command line
     * @param environment the environment variables
     * @param base what relative paths start from
     * @throws ConfigException with all that is wrong
     */
    public static Request read(List<String> words, Map<String, String> environment, Path base) throws ConfigException {
        Flags flags = Flags.read(words);
        if (flags.has("--help")) {
            return new Help();
        }
        return flags.has("--version")
                ? new Version()
                : new Serve(new Configuration(words, flags, environment, base).config());
    }

    private ServerConfig config() throws ConfigException {
        Section root = root();
        Tables reader = new Tables(problems);
        List<TableSource> tables = new ArrayList<>(reader.tables(root));
        List<String> tableFlags = flags.all("--table");
        for (String flag : tableFlags) {
            table(flag).ifPresent(tables::add);
        }
        List<KeyValueSource> stores = reader.stores(root);
        Optional<Duration> reload = reload(root);
        Optional<Section> addresses = root.section("addr");
        Optional<InetSocketAddress> http = address(addresses, "http", "--addr-http", port());
        Optional<InetSocketAddress> postgres = address(addresses, "postgres", "--addr-postgres", "5432");
        Optional<InetSocketAddress> flight = address(addresses, "flight_sql", "--addr-flight-sql", "32010");
        addresses.ifPresent(Section::end);
        AnswerFormat answers = answers(root);
        ignored(root);

        Optional<Section> own = root.section("neuralake");
        Own ours = new Own(base, environment, problems);
        Optional<Section> flightSection = root.section("flight_sql_config");
        Optional<TlsFiles> flightTls = ours.tls(flightSection);
        List<User> flightUsers = ours.flightUsers(flightSection);
        flightSection.ifPresent(Section::end);
        List<User> users = ours.users(own);
        if (!flightUsers.isEmpty() && users.isEmpty()) {
            notes.add(
                    "flight_sql_config protects Flight SQL only; users of neuralake.auth are asked for at every door");
        }
        ServerConfig config = new ServerConfig(
                http,
                postgres,
                flight,
                tables,
                stores,
                catalogs(own),
                locations(own),
                reload,
                answers,
                users,
                flightUsers.isEmpty()
                        ? List.of()
                        : Stream.concat(flightUsers.stream(), users.stream()).toList(),
                ours.tls(own),
                flightTls,
                ours.limits(own),
                ours.workers(own, workers()),
                ours.duration(own, "farewell", Duration.ofSeconds(30)),
                base,
                drivers(own),
                words,
                flags.one("--config").map(base::resolve),
                notes);
        own.ifPresent(Section::end);
        root.end();
        problems.check();
        return config;
    }

    private Section root() throws ConfigException {
        Optional<String> named = flags.one("--config");
        if (named.isEmpty()) {
            return new Section(new Node.Fields(Place.flag("command line"), "", Map.of()), "", problems);
        }
        String file = named.get();
        String lower = file.toLowerCase(Locale.ROOT);
        boolean toml = lower.endsWith(".toml");
        if (!toml && !lower.endsWith(".yml") && !lower.endsWith(".yaml")) {
            throw new ConfigException(Place.flag("--config"), "file " + file + " must end in .yml, .yaml or .toml");
        }
        String text;
        try {
            text = Files.readString(base.resolve(file));
        } catch (MalformedInputException e) {
            throw new ConfigException(Place.flag("--config"), "file " + file + " is no UTF-8 text");
        } catch (IOException e) {
            throw new ConfigException(Place.flag("--config"), "file " + file + " cannot be read: " + Own.reason(e));
        }
        Node root = toml ? TomlFile.read(file, text) : YamlFile.read(file, text);
        if (root instanceof Node.Fields fields) {
            return new Section(fields, "", problems);
        }
        throw new ConfigException(root.place(), "a configuration must be a mapping, and this is " + root.words());
    }

    private Optional<TableSource> table(String flag) {
        Place place = Place.flag("-t " + flag);
        String[] parts = flag.split(",", -1);
        int equals = parts[0].indexOf('=');
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        // A name has no slash; a directory like day=2024-04-14 is not the end of one.
        boolean named = equals > 0 && parts[0].substring(0, equals).indexOf('/') < 0;
        String uri = named ? parts[0].substring(equals + 1) : parts[0];
        entries.put("name", entry(place, named ? parts[0].substring(0, equals) : stem(uri)));
        entries.put("uri", entry(place, uri));
        Map<String, Node.Entry> option = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int is = parts[i].indexOf('=');
            if (is < 1) {
                problems.add(place, "'" + parts[i] + "' must be key=value");
                return Optional.empty();
            }
            option.put(parts[i].substring(0, is), entry(place, parts[i].substring(is + 1)));
        }
        if (!option.isEmpty()) {
            entries.put("option", new Node.Entry(place, new Node.Fields(place, "", option)));
        }
        Node.Fields root = new Node.Fields(
                place,
                "",
                Map.of(
                        "tables",
                        new Node.Entry(
                                place, new Node.Items(place, "", List.of(new Node.Fields(place, "", entries))))));
        return new Tables(problems)
                .tables(new Section(root, "", problems)).stream().findFirst();
    }

    private static Node.Entry entry(Place place, String text) {
        return new Node.Entry(place, Node.Scalar.plain(place, "", text));
    }

    private static String stem(String uri) {
        String path = uri.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private Optional<Duration> reload(Section root) throws ConfigException {
        Optional<Duration> written = Tables.reload(root);
        Optional<String> flag = flags.one("--reload-interval");
        if (flag.isEmpty()) {
            return written;
        }
        Optional<Duration> read = Amounts.duration(flag.get());
        if (read.isEmpty()) {
            problems.add(Place.flag("--reload-interval"), "'" + flag.get() + "' must be seconds");
        }
        return read.filter(interval -> !interval.isZero());
    }

    private String port() {
        String port = environment.getOrDefault("PORT", DEFAULT_PORT);
        if (Amounts.port(port).isEmpty()) {
            problems.add(Place.variable("PORT"), "'" + port + "' is no port");
            return DEFAULT_PORT;
        }
        return port;
    }

    private Optional<InetSocketAddress> address(Optional<Section> section, String key, String flag, String port)
            throws ConfigException {
        Optional<String> written = section.flatMap(some -> some.text(key));
        Optional<String> said = flags.one(flag);
        String host = environment.getOrDefault("HOST", DEFAULT_HOST);
        String text = said.or(() -> written).orElse((host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        Optional<InetSocketAddress> address = Amounts.address(text);
        if (address.isEmpty()) {
            Place place = said.isPresent() || section.isEmpty()
                    ? Place.flag(flag)
                    : section.get().place(key);
            problems.add(place, "'" + text + "' must be host:port, or " + OFF);
        } else if (address.get().isUnresolved()) {
            Place place = said.isPresent() || section.isEmpty()
                    ? Place.flag(flag)
                    : section.get().place(key);
            problems.add(place, "host '" + address.get().getHostString() + "' is not known");
        }
        return address;
    }

    private AnswerFormat answers(Section root) throws ConfigException {
        Optional<String> written = root.text("response_format");
        Optional<String> said = flags.one("--response-format");
        String text = said.or(() -> written).orElse("json");
        String plain = text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        for (AnswerFormat format : AnswerFormat.values()) {
            if (format.name().replace("_", "").toLowerCase(Locale.ROOT).equals(plain)) {
                return format;
            }
        }
        problems.add(
                said.isPresent() ? Place.flag("--response-format") : root.place("response_format"),
                "unknown format '" + text + "'; it may be Json, Csv, ArrowFile, ArrowStream or Parquet");
        return AnswerFormat.JSON;
    }

    /** What ROAPI knows and what has no effect here. */
    private void ignored(Section root) {
        boolean writes = root.flag("disable_read_only").orElse(false) || flags.has("--disable-read-only");
        if (writes) {
            notes.add("the server is read-only: clients cannot register or drop tables. Sources are reloaded without"
                    + " --disable-read-only");
        }
        if (root.has("datafusion")) {
            notes.add("the settings of datafusion are those of ROAPI's engine and change nothing here");
        }
    }

    private List<Path> catalogs(Optional<Section> own) {
        List<Path> files = new ArrayList<>();
        own.ifPresent(section ->
                section.texts("catalogs").forEach(file -> files.add(existing(section.place("catalogs"), file))));
        flags.all("--catalog").forEach(file -> files.add(existing(Place.flag("--catalog"), file)));
        return files;
    }

    private List<Path> drivers(Optional<Section> own) {
        List<Path> files = new ArrayList<>();
        own.ifPresent(section ->
                section.texts("drivers").forEach(file -> files.add(existing(section.place("drivers"), file))));
        flags.all("--driver").forEach(file -> files.add(existing(Place.flag("--driver"), file)));
        return files;
    }

    private Path existing(Place place, String file) {
        Path path = base.resolve(file).normalize();
        if (!Files.isReadable(path)) {
            problems.add(place, "file " + file + " cannot be read");
        }
        return path;
    }

    private Map<String, String> locations(Optional<Section> own) {
        Map<String, String> locations = new LinkedHashMap<>();
        own.flatMap(section -> section.section("locations"))
                .ifPresent(section -> section.keys()
                        .forEach(name -> section.text(name).ifPresent(value -> locations.put(name, value))));
        for (String flag : flags.all("--location")) {
            int equals = flag.indexOf('=');
            if (equals < 1) {
                problems.add(Place.flag("--location"), "'" + flag + "' must be name=value");
            } else {
                locations.put(flag.substring(0, equals), flag.substring(equals + 1));
            }
        }
        return locations;
    }

    private Optional<Integer> workers() throws ConfigException {
        Optional<String> flag = flags.one("--workers");
        if (flag.isPresent() && !flag.get().matches("[1-9][0-9]{0,3}")) {
            problems.add(Place.flag("--workers"), "'" + flag.get() + "' must be a number, 1 or more");
            return Optional.empty();
        }
        return flag.map(Integer::valueOf);
    }
}
