package io.neuralake.maven;

import io.neuralake.publish.ImpactFile;
import io.neuralake.publish.ImpactReport;
import io.neuralake.publish.ImpactSearch;
import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.UnknownNameException;
import io.neuralake.publish.read.ClassPathEntry;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Lists the classes and methods that use a column, a table or a database, in all modules of the build, their tests and
 * their dependencies, and the tables that are derived from it. It reads class files, so compile first: <code>mvn
 * test-compile neuralake:impact -Dneuralake.of=implant.implant_diagnostics.local_ts</code>.
 *
 * <p>The same stands in <code>target/neuralake/impact.json</code>.
 */
@Mojo(name = "impact", aggregator = true, threadSafe = true)
public final class ImpactMojo extends AbstractMojo {

    /**
     * What is asked about: <code>database.table.column</code>, <code>database.table</code> or <code>database</code>, by their
     * names in the catalog.
     */
    @Parameter(property = "neuralake.of")
    private @Nullable String of;

    /**
     * Where <code>impact.json</code> goes. Unless given, <code>neuralake</code> in the build directory of the module, or of
     * the root if there are several.
     */
    @Parameter(property = "neuralake.outputDirectory")
    private @Nullable File outputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final ProjectDependenciesResolver resolver;

    /** Called by Maven. */
    @Inject
    public ImpactMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (of == null || of.isBlank()) {
            throw new MojoFailureException("nothing is asked about: name a column, table or database, as in"
                    + " -Dneuralake.of=implant.implant_diagnostics.local_ts");
        }
        List<MavenProject> projects = session.getProjects();
        ReactorClassPath reactor = new ReactorClassPath(session, resolver, "mvn test-compile neuralake:impact");
        List<ClassPathEntry> classPath = reactor.of(projects);
        List<ClassPathEntry> tests = reactor.tests(projects);
        reactor.uncompiledTests(projects)
                .forEach(module -> getLog().warn("the tests of " + module
                        + " are not compiled, and what they use is not listed; run mvn test-compile neuralake:impact"));
        try {
            Impact impact = ImpactSearch.standard().of(of, classPath, tests);
            impact.warnings().forEach(getLog()::warn);
            ImpactReport.lines(impact).forEach(getLog()::info);
            Path directory = output(projects);
            ImpactFile.write(impact, directory);
            getLog().info("");
            getLog().info(reactor.shown(directory.resolve(ImpactFile.NAME)) + " has this as JSON");
        } catch (UnknownNameException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private Path output(List<MavenProject> projects) {
        return outputDirectory == null
                ? Path.of(
                        OutputFolder.owner(session, project, projects)
                                .getBuild()
                                .getDirectory(),
                        "neuralake")
                : outputDirectory.toPath();
    }
}
