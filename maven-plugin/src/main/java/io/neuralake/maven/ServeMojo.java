package io.neuralake.maven;

import io.neuralake.publish.read.ClassPathEntry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the tables of all modules of the build until it is interrupted, in a process of its own: <code>mvn compile
 * neuralake:serve -Dneuralake.flags="--location lake=/data/lake"</code>.
 *
 * <p>The server is fetched when the goal runs, in the plugin's version; where both need a library, the build's counts.
 */
@Mojo(name = "serve", aggregator = true, threadSafe = true)
public final class ServeMojo extends AbstractMojo {

    private static final String SERVER = "io.neuralake:neuralake-server:";
    private static final String MAIN = "io.neuralake.server.start.ServerMain";
    /** What a process ends with that was interrupted, or told to end. */
    private static final List<Integer> TOLD = List.of(0, 130, 143);

    /** Flags of the server, with spaces between them, as <code>-a 127.0.0.1:8081 -p off</code>. */
    @Parameter(property = "neuralake.flags")
    private @Nullable String flags;

    /** What stands for placeholders in locations; on the command line that is <code>--location lake=/data/lake</code>, a flag. */
    @Parameter
    private Map<String, String> locations = Map.of();

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String version;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final ProjectDependenciesResolver resolver;
    private final RepositorySystem repositories;

    /** Called by Maven. */
    @Inject
    public ServeMojo(ProjectDependenciesResolver resolver, RepositorySystem repositories) {
        this.resolver = resolver;
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        int code;
        try {
            Process process = new ProcessBuilder(command())
                    .directory(new File(session.getExecutionRootDirectory()))
                    .inheritIO()
                    .start();
            // Maven may be ended without the processes that it has started.
            Thread end = new Thread(process::destroy, "neuralake-serve-end");
            Runtime.getRuntime().addShutdownHook(end);
            code = process.waitFor();
        } catch (IOException e) {
            throw new MojoExecutionException("the server cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!TOLD.contains(code)) {
            throw new MojoFailureException("the server has ended with " + code + "; it says why above");
        }
    }

    private List<String> command() throws MojoExecutionException, MojoFailureException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath()));
        command.add(MAIN);
        locations.forEach((name, value) -> {
            command.add("--location");
            command.add(name + "=" + value);
        });
        if (flags != null && !flags.isBlank()) {
            command.addAll(List.of(flags.trim().split("\\s+")));
        }
        return command;
    }

    private List<String> classPath() throws MojoExecutionException, MojoFailureException {
        ReactorClassPath reactor = new ReactorClassPath(session, resolver, "mvn compile neuralake:serve");
        Map<String, String> entries = new LinkedHashMap<>();
        for (ClassPathEntry entry : reactor.of(session.getProjects())) {
            entries.put(module(entry.label()), entry.path().toString());
        }
        for (Artifact artifact : server()) {
            entries.putIfAbsent(
                    artifact.getGroupId() + ":" + artifact.getArtifactId(),
                    artifact.getFile().getPath());
        }
        return List.copyOf(entries.values());
    }

    /** Group and name of a library without its version. */
    private static String module(String label) {
        int version = label.lastIndexOf(':');
        return version < 0 ? label : label.substring(0, version);
    }

    private List<Artifact> server() throws MojoExecutionException {
        MavenProject project = session.getCurrentProject();
        CollectRequest collected = new CollectRequest();
        collected.setRoot(new Dependency(new DefaultArtifact(SERVER + version), "runtime"));
        collected.setRepositories(project.getRemotePluginRepositories());
        try {
            return repositories
                    .resolveDependencies(session.getRepositorySession(), new DependencyRequest(collected, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException("the server " + SERVER + version + " is not there: " + e.getMessage(), e);
        }
    }
}
