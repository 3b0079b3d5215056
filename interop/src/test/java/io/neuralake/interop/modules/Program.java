package io.neuralake.interop.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of three modules: two that declare tables with real data, and one that reads both. */
final class Program {

    private static final String TRIPS = """
            package trips;
            @io.neuralake.annotations.Table(database = "mobility", location = "${lake}/trips",
                    format = io.neuralake.annotations.Format.PARQUET)
            public record Trips(long id, double distance) {}
            """;

    private static final String RAIN = """
            package weather;
            @io.neuralake.annotations.Table(database = "climate", location = "${lake}/rain",
                    format = io.neuralake.annotations.Format.PARQUET)
            public record Rain(long id, double millimetres) {}
            """;

    private static final String CATALOG = """
            @io.neuralake.annotations.Catalog(name = "city")
            package weather;
            """;

    private static final String MAIN = """
            package app;
            public final class Main {
                public static void main(String[] arguments) {
                    try (weather.CityCatalog city = weather.CityCatalog.open()) {
                        System.out.println(city.tables());
                        System.out.println(city.climate().rain().where(t -> t.id().lt(2L)).count());
                        System.out.println(city.table("mobility.trips").count());
                        city.sql("SELECT count(*) AS n FROM mobility.trips JOIN climate.rain USING (id)").stream()
                                .forEach(System.out::println);
                    }
                    try (var open = io.neuralake.runtime.Catalog.open()) {
                        System.out.println(open.tables());
                    }
                }
            }
            """;

    /** What it prints, but for what a JDK says of its flags. */
    static final List<String> OUTPUT =
            List.of("[climate.rain, mobility.trips]", "2", "7", "{n=5}", "[climate.rain, mobility.trips]");

    private Program() {}

    static Map<String, String> trips() {
        return Map.of("trips/Trips.java", TRIPS);
    }

    static Map<String, String> weather() {
        return Map.of("weather/Rain.java", RAIN, "weather/package-info.java", CATALOG);
    }

    static Map<String, String> app() {
        return Map.of("app/Main.java", MAIN);
    }

    /** Writes the rows of both tables. */
    static Path lake(Path folder) {
        try {
            Files.createDirectories(folder.resolve("trips"));
            Files.createDirectories(folder.resolve("rain"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT i AS id, i / 2.0::DOUBLE AS distance FROM range(7) t(i)) TO '"
                    + folder.resolve("trips/a.parquet") + "' (FORMAT parquet)");
            statement.execute("COPY (SELECT i AS id, i / 2.0::DOUBLE AS millimetres FROM range(5) t(i)) TO '"
                    + folder.resolve("rain/a.parquet") + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return folder;
    }

    /** The command of the JDK that runs this test. */
    static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(List.of(arguments));
        return command;
    }

    static List<String> lines(String output) {
        return output.lines().filter(line -> !line.startsWith("WARNING")).toList();
    }
}
