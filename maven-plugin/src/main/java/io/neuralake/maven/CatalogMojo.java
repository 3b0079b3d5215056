package io.neuralake.maven;

import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.judge.Finding;
import io.neuralake.catalog.judge.Severities;
import io.neuralake.publish.LocationValues;
import io.neuralake.publish.Publication;
import io.neuralake.publish.Publisher;
import io.neuralake.publish.Report;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.write.DirectorySink;
import io.neuralake.publish.write.SarifFile;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Merges the tables of the modules and of their dependencies into one catalog, checks it, and writes
 * <code>catalog.json</code>, <code>data.json</code>, <code>roapi.yml</code>, <code>openapi.json</code>, <code>site/</code>
 * and the dashboards in <code>grafana/</code> to <code>target/neuralake/</code>.
 *
 * <p>From the command line, after a compile, it makes one catalog of all modules of the build: <code>mvn compile
 * neuralake:catalog</code>. Bound to a phase in a module's pom, it makes the catalog of that module and its dependencies.
 */
@Mojo(name = "catalog", defaultPhase = LifecyclePhase.PROCESS_CLASSES, aggregator = true, threadSafe = true)
public final class CatalogMojo extends AbstractMojo {

    private static final String LOCATION_PROPERTY = "neuralake.locations.";

    /**
     * Where the files go. Unless given, <code>neuralake</code> in the build directory of the module, or of the root if
     * several modules make one catalog.
     */
    @Parameter(property = "neuralake.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Values for the placeholders of locations: <code>&lt;lake&gt;/data&lt;/lake&gt;</code> fills in <code>${lake}</code>
     * in every artifact. On the command line: <code>-Dneuralake.locations.lake=/data</code>. A placeholder without a value
     * stays, to be filled in when the catalog is opened.
     */
    @Parameter
    private Map<String, String> locations = Map.of();

    /**
     * Severities of rules, as <code>lint=warning,NL0603=off</code>: <code>lint</code> or the code of a rule, and
     * <code>error</code>, <code>warning</code>, <code>note</code> or <code>off</code>. Give the compiler the same.
     */
    @Parameter(property = "neuralake.rules")
    private @Nullable String rules;

    /**
     * A file into which everything that is found wrong is also written as SARIF 2.1.0, beside what the compiler wrote into
     * it if it was given the same file.
     */
    @Parameter(property = "neuralake.sarif")
    private @Nullable File sarif;

    /** Whether the site is written: a page for each database, table and column name, in <code>site/</code>. */
    @Parameter(property = "neuralake.site", defaultValue = "true")
    private boolean site;

    /** Whether Grafana dashboards are written: one for each table, in <code>grafana/</code>. */
    @Parameter(property = "neuralake.dashboards", defaultValue = "true")
    private boolean dashboards;

    /** URL under which the site of the catalog is published; dashboards link to its pages if it is given. */
    @Parameter(property = "neuralake.siteUrl")
    private @Nullable String siteUrl;

    /** Writes nothing. */
    @Parameter(property = "neuralake.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final ProjectDependenciesResolver resolver;

    /** Called by Maven. */
    @Inject
    public CatalogMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped: neuralake.skip is set");
            return;
        }
        boolean commandLine = execution.getSource() == MojoExecution.Source.CLI;
        if (!commandLine && !project.getModules().isEmpty()) {
            getLog().info("nothing to do in " + project.getArtifactId()
                    + ": its modules are not built yet; bind the goal in"
                    + " a module that depends on them, or run it from the command line");
            return;
        }
        List<MavenProject> projects = commandLine ? session.getProjects() : List.of(project);
        List<ClassPathEntry> classPath =
                new ReactorClassPath(session, resolver, "mvn compile neuralake:catalog").of(projects);
        Publication publication = Publisher.standard()
                .withSite(site)
                .withDashboards(dashboards, siteUrl == null ? "" : siteUrl)
                .publish(
                        classPath,
                        owner(projects, classPath),
                        new LocationValues(locationValues()),
                        severities(commandLine));
        write(publication, output(projects));
    }

    /** The one module that is published; a repository has what all of its modules declare, whatever one of them picks. */
    private static Optional<ClassPathEntry> owner(List<MavenProject> projects, List<ClassPathEntry> classPath) {
        Path classes = Path.of(projects.get(0).getBuild().getOutputDirectory());
        return classPath.stream()
                .filter(entry -> projects.size() == 1 && entry.path().equals(classes))
                .findFirst();
    }

    /** A module alone may name tables of a sibling that it does not depend on; only the whole repository can judge that. */
    private Severities severities(boolean whole) {
        Severities said = Severities.of(rules == null ? "" : rules, "rules");
        return whole ? said : said.withDefault(Rule.NL0507, Severity.WARNING);
    }

    private Path output(List<MavenProject> projects) {
        if (outputDirectory != null) {
            return outputDirectory.toPath();
        }
        MavenProject owner = OutputFolder.owner(session, project, projects);
        return Path.of(owner.getBuild().getDirectory(), "neuralake");
    }

    private Map<String, String> locationValues() {
        Map<String, String> values = new TreeMap<>(locations);
        session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(LOCATION_PROPERTY))
                .forEach(name -> values.put(
                        name.substring(LOCATION_PROPERTY.length()),
                        session.getUserProperties().getProperty(name)));
        return values;
    }

    private void write(Publication publication, Path directory) throws MojoExecutionException, MojoFailureException {
        publication.warnings().forEach(getLog()::warn);
        publication.findings().stream().filter(Finding::shown).forEach(this::show);
        if (sarif != null) {
            try {
                new SarifFile(sarif.toPath()).write(publication.findings());
            } catch (UncheckedIOException e) {
                throw new MojoExecutionException(e.getMessage(), e);
            }
        }
        if (!publication.problems().isEmpty()) {
            throw new MojoFailureException(Report.failure(publication.problems()));
        }
        try {
            DirectorySink sink = new DirectorySink(directory);
            sink.write(publication.artifacts());
            Report.written(shown(directory), publication.catalog(), sink.finish())
                    .forEach(getLog()::info);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void show(Finding finding) {
        String text = Report.problem(finding.problem());
        switch (finding.severity()) {
            case ERROR -> getLog().error(text);
            case WARNING -> getLog().warn(text);
            case NOTE, OFF -> getLog().info(text);
        }
    }

    private String shown(Path directory) {
        Path root = Path.of(session.getExecutionRootDirectory());
        return (directory.startsWith(root) ? root.relativize(directory) : directory)
                .toString()
                .replace('\\', '/');
    }
}
