package io.neuralake.server.config;

import io.neuralake.server.access.User;
import io.neuralake.server.config.ServerConfig.ClientLimits;
import io.neuralake.server.config.ServerConfig.TlsFiles;
import io.neuralake.server.config.ServerConfig.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code neuralake}, which ROAPI does not have, and {@code flight_sql_config}, which it has. */
final class Own {

    private static final long DEFAULT_BYTES = 10L << 30;

    private final Path base;
    private final Map<String, String> environment;
    private final Problems problems;

    Own(Path base, Map<String, String> environment, Problems problems) {
        this.base = base;
        this.environment = environment;
        this.problems = problems;
    }

    /** The users that may ask at all doors. */
    List<User> users(Optional<Section> own) {
        List<User> users = new ArrayList<>();
        Optional<Section> auth = own.flatMap(section -> section.section("auth"));
        if (auth.isEmpty()) {
            return users;
        }
        Set<String> names = new HashSet<>();
        for (Section section : auth.get().sections("users")) {
            Optional<String> name = section.required("name");
            Optional<String> password = secret(section, "password");
            Optional<String> token = secret(section, "token");
            List<String> tables = section.has("tables") ? section.texts("tables") : List.of("*");
            section.end();
            if (name.isEmpty()) {
                continue;
            }
            if (!names.add(name.get())) {
                problems.add(section.place("name"), "user '" + name.get() + "' is declared twice");
            }
            users.add(new User(name.get(), password.orElse(null), token.orElse(null), tables));
        }
        if (users.isEmpty()) {
            problems.add(
                    auth.get().place(),
                    "neuralake.auth has no users, so that nobody could ask; name some, or leave it out");
        }
        auth.get().end();
        return users;
    }

    /** A secret, which is in an environment variable or a file and never in the configuration itself. */
    private Optional<String> secret(Section section, String what) {
        Optional<String> variable = section.text(what + "_env");
        Optional<String> file = section.text(what + "_file");
        if (section.keys().contains(what)) {
            section.value(what);
            problems.add(
                    section.place(what),
                    section.path(what) + " must not be in the configuration; write " + what + "_env: VARIABLE or "
                            + what + "_file: PATH");
        }
        if (variable.isPresent() && file.isPresent()) {
            problems.add(
                    section.place(what + "_file"), section.path(what + "_env") + " is there already; one is enough");
        }
        Optional<String> found = Optional.empty();
        if (variable.isPresent()) {
            found = Optional.ofNullable(environment.get(variable.get())).filter(value -> !value.isEmpty());
            if (found.isEmpty()) {
                problems.add(section.place(what + "_env"), "environment variable " + variable.get() + " has no value");
            }
        } else if (file.isPresent()) {
            found = content(section, what + "_file", file.get());
        }
        return found;
    }

    private Optional<String> content(Section section, String key, String file) {
        try {
            String text = Files.readString(base.resolve(file)).strip();
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
            problems.add(section.place(key), "file " + file + " is empty");
        } catch (IOException e) {
            problems.add(
                    section.place(key), "file " + file + " of " + section.path(key) + " cannot be read: " + reason(e));
        }
        return Optional.empty();
    }

    static String reason(IOException problem) {
        return problem instanceof java.nio.file.NoSuchFileException
                ? "it does not exist"
                : problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }

    /** The keys of a section {@code tls}. */
    Optional<TlsFiles> tls(Optional<Section> parent) {
        Optional<Section> tls = parent.flatMap(section -> section.section("tls"));
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> certificate = file(tls.get(), "cert", true);
        Optional<Path> key = file(tls.get(), "key", true);
        Optional<Path> clients = file(tls.get(), "client_ca", false);
        tls.get().end();
        return certificate.isPresent() && key.isPresent()
                ? Optional.of(new TlsFiles(certificate.get(), key.get(), clients))
                : Optional.empty();
    }

    private Optional<Path> file(Section section, String key, boolean required) {
        Optional<String> text = required ? section.required(key) : section.text(key);
        Optional<Path> file = text.map(base::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            problems.add(section.place(key), "file " + text.get() + " of " + section.path(key) + " cannot be read");
        }
        return file;
    }

    /** ROAPI's users of its Flight SQL door. Its secrets may be in the file, because they are so for ROAPI. */
    List<User> flightUsers(Optional<Section> flight) {
        if (flight.isEmpty()) {
            return List.of();
        }
        List<User> users = new ArrayList<>();
        @Nullable String token = flight.get().text("auth_token").orElse(null);
        Optional<Section> basic = flight.get().section("auth_basic");
        if (basic.isPresent()) {
            Optional<String> name = basic.get().required("username");
            Optional<String> password = basic.get().required("password");
            basic.get().end();
            users.add(new User(name.orElse(""), password.orElse(null), token, List.of("*")));
        } else if (token != null) {
            users.add(new User("flight", null, token, List.of("*")));
        }
        return users;
    }

    ClientLimits limits(Optional<Section> own) {
        Optional<Section> limits = own.flatMap(section -> section.section("limits"));
        ClientLimits read = new ClientLimits(
                number(limits, "rows", Long.MAX_VALUE),
                size(limits, "bytes", DEFAULT_BYTES),
                duration(limits, "time", Duration.ofSeconds(60)),
                duration(limits, "patience", Duration.ofSeconds(10)),
                (int) number(limits, "statement", 100_000),
                (int) number(limits, "connections", 1_000),
                (int) number(limits, "requests", 64),
                (int) Math.min(Integer.MAX_VALUE, size(limits, "body", 1L << 20)),
                duration(limits, "idle", Duration.ofMinutes(5)));
        limits.ifPresent(Section::end);
        return read;
    }

    WorkerOptions workers(Optional<Section> own, Optional<Integer> flag) {
        Optional<Section> workers = own.flatMap(section -> section.section("workers"));
        int processors = Runtime.getRuntime().availableProcessors();
        int most = flag.orElse((int) number(workers, "most", Math.max(2, processors)));
        int ready = (int) number(workers, "ready", Math.min(2, most));
        if (most < 1 || ready > most) {
            problems.add(
                    workers.map(section -> section.place("ready")).orElse(Place.flag("--workers")),
                    "of " + most + " workers " + ready + " cannot be kept ready");
        }
        WorkerOptions read = new WorkerOptions(
                most,
                ready,
                (int) Math.max(1, number(workers, "threads", Math.max(1, processors / 2))),
                matching(workers, "heap", "[0-9]+[kmgKMG]", "512m"),
                matching(workers, "memory", "[0-9]+(\\.[0-9]+)? ?(MB|GB|MiB|GiB)", "1GB"),
                size(workers, "resident", 2L << 30),
                duration(workers, "grace", Duration.ofSeconds(1)));
        workers.ifPresent(Section::end);
        return read;
    }

    private String matching(Optional<Section> section, String key, String pattern, String otherwise) {
        Optional<String> text = section.flatMap(some -> some.text(key));
        if (text.isPresent() && !text.get().matches(pattern)) {
            problems.add(
                    section.get().place(key),
                    section.get().path(key) + " must be written like " + otherwise + ", not '" + text.get() + "'");
        }
        return text.orElse(otherwise);
    }

    private static long number(Optional<Section> section, String key, long otherwise) {
        return section.isEmpty() ? otherwise : section.get().whole(key).orElse(otherwise);
    }

    /** A duration of a section. */
    Duration duration(Optional<Section> section, String key, Duration otherwise) {
        Optional<String> text = section.flatMap(some -> some.text(key));
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Duration> read = Amounts.duration(text.get());
        if (read.isEmpty()) {
            problems.add(
                    section.get().place(key),
                    section.get().path(key) + " must be written like 500ms, 30s, 5m or 1h, not '" + text.get() + "'");
        }
        return read.orElse(otherwise);
    }

    private long size(Optional<Section> section, String key, long otherwise) {
        Optional<String> text = section.flatMap(some -> some.text(key));
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Long> read = Amounts.size(text.get());
        if (read.isEmpty()) {
            problems.add(
                    section.get().place(key),
                    section.get().path(key) + " must be written like 512MB or 2GB, not '" + text.get() + "'");
        }
        return read.orElse(otherwise);
    }
}
