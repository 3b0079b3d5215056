package io.neuralake.publish;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.UnknownNameException;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.read.UnpackedJars;
import io.neuralake.publish.write.DirectorySink;
import io.neuralake.publish.write.SarifFile;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code mvn neuralake:catalog} and {@code neuralake:impact} do, for builds that are not Maven's. */
public final class Main {

    private static final int DONE = 0;
    private static final int PROBLEMS = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and ends the process with 0 when done, 1 after problems in the catalog, 2 after wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(new Main(System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.contains("--help")) {
            out.print(help());
            return arguments.isEmpty() ? USAGE : DONE;
        }
        if (arguments.contains("--version")) {
            out.println(Version.text());
            return DONE;
        }
        try {
            Arguments read = Arguments.of(arguments);
            try (UnpackedJars unpacked = UnpackedJars.of(there(read.classPath()))) {
                List<ClassPathEntry> classPath = unpacked.entries();
                return read.impactOf().isPresent()
                        ? impact(read.impactOf().get(), classPath, read.output())
                        : publish(classPath, read.output().orElseThrow(), read);
            }
        } catch (Arguments.UsageException e) {
            err.println("error: " + e.getMessage());
            err.println("--help lists the options");
            return USAGE;
        } catch (UncheckedIOException | UnknownNameException e) {
            err.println("error: " + e.getMessage());
            return PROBLEMS;
        }
    }

    private List<ClassPathEntry> there(List<Path> classPath) {
        List<Path> there = classPath.stream().filter(Files::exists).toList();
        classPath.stream()
                .filter(path -> !there.contains(path))
                .forEach(path -> err.println("warning: " + path + " does not exist and is left out"));
        if (there.isEmpty()) {
            throw new Arguments.UsageException("nothing on --class-path exists");
        }
        return there.stream().map(ClassPathEntry::of).toList();
    }

    private int impact(String name, List<ClassPathEntry> classPath, Optional<Path> output) {
        Impact impact = ImpactSearch.standard().of(name, classPath, List.of());
        impact.warnings().forEach(warning -> err.println("warning: " + warning));
        ImpactReport.lines(impact).forEach(out::println);
        output.ifPresent(directory -> {
            ImpactFile.write(impact, directory);
            out.println();
            out.println(directory.resolve(ImpactFile.NAME) + " has this as JSON");
        });
        return DONE;
    }

    /**
     * The module that is published: the first entry, or, as a module may have several class folders, the first of them that
     * the compiler left a manifest in.
     */
    private static Optional<ClassPathEntry> owner(List<ClassPathEntry> classPath) {
        return classPath.stream()
                .takeWhile(entry -> Files.isDirectory(entry.path()))
                .filter(entry -> Files.exists(entry.path().resolve(ManifestFormat.CATALOG)))
                .findFirst()
                .or(() -> Optional.of(classPath.get(0)));
    }

    private int publish(List<ClassPathEntry> classPath, Path output, Arguments arguments) {
        Publication publication = Publisher.standard()
                .withSite(arguments.site())
                .withDashboards(arguments.dashboards(), arguments.siteUrl())
                .publish(
                        classPath, owner(classPath), new LocationValues(arguments.locations()), arguments.severities());
        arguments.sarif().ifPresent(file -> new SarifFile(file).write(publication.findings()));
        publication.warnings().forEach(warning -> err.println("warning: " + warning));
        publication.findings().stream()
                .filter(Finding::shown)
                .forEach(finding ->
                        err.println(Names.lower(finding.severity()) + ": " + Report.problem(finding.problem())));
        if (!publication.problems().isEmpty()) {
            err.println(Report.failure(publication.problems()));
            return PROBLEMS;
        }
        DirectorySink sink = new DirectorySink(output);
        sink.write(publication.artifacts());
        Report.written(output.toString(), publication.catalog(), sink.finish()).forEach(out::println);
        return DONE;
    }

    private static String help() {
        String help = """
                Writes the artifacts of a Neuralake catalog: catalog.json, data.json, roapi.yml, openapi.json, site/, grafana/.

                usage: java -cp … io.neuralake.publish.Main --class-path PATH --output DIRECTORY [--location NAME=VALUE]…
                            [--rules SETTINGS] [--sarif FILE] [--no-site] [--no-dashboards | --site-url URL]
                       java -cp … io.neuralake.publish.Main impact NAME --class-path PATH [--output DIRECTORY]

                The second form lists the classes and methods that use a column, table or database, and writes
                impact.json if it is told where.

                  NAME                    database.table.column, database.table or database

                  --class-path PATH       jars and class folders whose tables belong to the catalog, separated as in
                                          java -cp; may be given several times; no class is loaded from them;
                                          an executable jar of Spring Boot stands for what is in it
                  --output DIRECTORY      where the files go; files that are right already are not touched
                  --location NAME=VALUE   fills in ${NAME} in locations; may be given several times; other
                                          placeholders stay, to be filled in when the catalog is opened
                  --rules SETTINGS        severities of rules, as lint=warning,NL0603=off; docs/configuring-rules.md
                  --sarif FILE            also writes what is found wrong as SARIF 2.1.0
                  --no-site               writes no site
                  --no-dashboards         writes no Grafana dashboards
                  --site-url URL          where the site of the catalog is published; dashboards link to it
                  --help                  this text
                  --version               the version

                Ends with 0 when done, with 1 when something is wrong with the catalog (no file but that of --sarif
                is written then), and
                with 2 when the arguments are wrong.
                """;
        return help;
    }
}
