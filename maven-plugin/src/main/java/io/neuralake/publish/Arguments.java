package io.neuralake.publish;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.judge.Severities;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The arguments of {@link Main}.
 *
 * @param impactOf the column, table or database whose impact is asked for; empty to publish the catalog
 * @param classPath jars and class folders in their order
 * @param output directory to write to; only an impact need not be written
 * @param locations values by the name of their placeholder
 * @param severities how severe rules are
 * @param sarif file for diagnostics as SARIF, if they are wanted
 * @param site whether a site is wanted
 * @param dashboards whether dashboards are wanted
 * @param siteUrl where the site is published; empty if nobody said
 */
record Arguments(
        Optional<String> impactOf,
        List<Path> classPath,
        Optional<Path> output,
        Map<String, String> locations,
        Severities severities,
        Optional<Path> sarif,
        boolean site,
        boolean dashboards,
        String siteUrl) {

    private static final String IMPACT = "impact";

    private static final String CLASS_PATH = "--class-path";
    private static final String OUTPUT = "--output";
    private static final String LOCATION = "--location";
    private static final String RULES = "--rules";
    private static final String SARIF = "--sarif";
    private static final String NO_SITE = "--no-site";
    private static final String NO_DASHBOARDS = "--no-dashboards";
    private static final String SITE_URL = "--site-url";
    private static final List<String> WITH_VALUE = List.of(CLASS_PATH, OUTPUT, LOCATION, RULES, SARIF, SITE_URL);
    private static final List<String> OPTIONS = List.of(
            CLASS_PATH, OUTPUT, LOCATION, RULES, SARIF, NO_SITE, NO_DASHBOARDS, SITE_URL, "--help", "--version");

    Arguments {
        classPath = List.copyOf(classPath);
        locations = Map.copyOf(locations);
    }

    /**
     * Reads {@code --option value} and {@code --option=value}.
     *
     * @throws UsageException if an argument is missing or not known
     */
    static Arguments of(List<String> arguments) {
        if (arguments.get(0).equals(IMPACT)) {
            return impact(arguments.subList(1, arguments.size()));
        }
        Arguments given = options(arguments);
        if (given.output().isEmpty()) {
            throw new UsageException(OUTPUT + " is missing: where do the files go?");
        }
        return given;
    }

    private static Arguments impact(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
            throw new UsageException(
                    IMPACT + " needs a name behind it: database.table.column, database.table or" + " database");
        }
        Arguments given = options(arguments.subList(1, arguments.size()));
        if (!given.locations().isEmpty()) {
            throw new UsageException(LOCATION + " has no effect on " + IMPACT);
        }
        for (String option : List.of(RULES, SARIF, NO_SITE, NO_DASHBOARDS, SITE_URL)) {
            if (arguments.stream().anyMatch(argument -> argument.startsWith(option))) {
                throw new UsageException(option + " has no effect on " + IMPACT);
            }
        }
        return new Arguments(
                Optional.of(arguments.get(0)),
                given.classPath(),
                given.output(),
                given.locations(),
                given.severities(),
                given.sarif(),
                given.site(),
                given.dashboards(),
                given.siteUrl());
    }

    private static Arguments options(List<String> arguments) {
        List<Path> classPath = new ArrayList<>();
        Optional<Path> output = Optional.empty();
        Map<String, String> locations = new TreeMap<>();
        Severities severities = Severities.standard();
        Optional<Path> sarif = Optional.empty();
        boolean site = true;
        boolean dashboards = true;
        String siteUrl = "";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (argument.equals(NO_SITE)) {
                site = false;
                continue;
            }
            if (argument.equals(NO_DASHBOARDS)) {
                dashboards = false;
                continue;
            }
            if (!WITH_VALUE.contains(option)) {
                throw unknown(option);
            }
            String value = equals < 0 ? next(option, rest) : argument.substring(equals + 1);
            switch (option) {
                case CLASS_PATH -> classPath.addAll(paths(value));
                case OUTPUT -> output = Optional.of(Path.of(value));
                case RULES -> severities = Severities.of(value, RULES);
                case SARIF -> sarif = Optional.of(Path.of(value));
                case SITE_URL -> siteUrl = value;
                default -> putLocation(locations, value);
            }
        }
        if (classPath.isEmpty()) {
            throw new UsageException(CLASS_PATH + " is missing: which jars and class folders hold the tables?");
        }
        return new Arguments(
                Optional.empty(), classPath, output, locations, severities, sarif, site, dashboards, siteUrl);
    }

    private static UsageException unknown(String option) {
        String hint = Names.nearest(option, OPTIONS)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("options are " + String.join(", ", OPTIONS));
        return new UsageException("'" + option + "' is not an option: " + hint);
    }

    private static String next(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static List<Path> paths(String value) {
        List<Path> paths = new ArrayList<>();
        for (String path : value.split(File.pathSeparator, -1)) {
            if (!path.isEmpty()) {
                paths.add(Path.of(path));
            }
        }
        return paths;
    }

    private static void putLocation(Map<String, String> locations, String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw new UsageException(LOCATION + " needs NAME=VALUE, as in lake=/data, but got '" + value + "'");
        }
        locations.put(value.substring(0, equals), value.substring(equals + 1));
    }

    /** Arguments that make no sense; the message says what is wrong with them. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
