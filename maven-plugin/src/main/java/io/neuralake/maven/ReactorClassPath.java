package io.neuralake.maven;

import io.neuralake.publish.read.ClassPathEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The run-time class path of modules, with a module of the same build as its class folder.
 *
 * <p>Maven itself finds the class folder of another module only in a build that also compiles it, so
 * {@code mvn neuralake:catalog} after {@code mvn compile} would look for it in the repository.
 */
final class ReactorClassPath {

    private static final Set<String> RUN_TIME = Set.of("", "compile", "runtime", "system");

    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;
    private final String command;
    private final Map<String, MavenProject> reactor = new HashMap<>();

    /** Class paths of a build; {@code command} is what to run if a module is not compiled. */
    ReactorClassPath(MavenSession session, ProjectDependenciesResolver resolver, String command) {
        this.session = session;
        this.resolver = resolver;
        this.command = command;
        session.getAllProjects()
                .forEach(project ->
                        reactor.put(key(project.getGroupId(), project.getArtifactId(), project.getVersion()), project));
    }

    /** The modules' own classes first, then their dependencies, each once. */
    List<ClassPathEntry> of(List<MavenProject> projects) throws MojoExecutionException, MojoFailureException {
        Map<Path, ClassPathEntry> entries = new LinkedHashMap<>();
        for (MavenProject project : projects) {
            classes(project).ifPresent(entry -> entries.putIfAbsent(entry.path(), entry));
        }
        for (MavenProject project : projects) {
            for (ClassPathEntry entry : dependencies(project)) {
                entries.putIfAbsent(entry.path(), entry);
            }
        }
        return List.copyOf(entries.values());
    }

    /** The module's own class folder; a module without any source need not have one. */
    private Optional<ClassPathEntry> classes(MavenProject project) throws MojoFailureException {
        Path folder = Path.of(project.getBuild().getOutputDirectory());
        if (Files.isDirectory(folder)) {
            return Optional.of(new ClassPathEntry(label(project), folder));
        }
        if (hasSources(project)) {
            throw new MojoFailureException(
                    label(project) + " is not compiled: " + shown(folder) + " does not exist; run " + command);
        }
        return Optional.empty();
    }

    /** The compiled tests of modules. */
    List<ClassPathEntry> tests(List<MavenProject> projects) {
        return projects.stream()
                .map(project -> new ClassPathEntry(
                        label(project) + " (tests)", Path.of(project.getBuild().getTestOutputDirectory())))
                .filter(entry -> Files.isDirectory(entry.path()))
                .toList();
    }

    /** Modules that have tests which are not compiled. */
    List<String> uncompiledTests(List<MavenProject> projects) {
        return projects.stream()
                .filter(project -> project.getTestCompileSourceRoots().stream()
                        .map(Path::of)
                        .anyMatch(Files::isDirectory))
                .filter(project -> !Files.isDirectory(Path.of(project.getBuild().getTestOutputDirectory())))
                .map(ReactorClassPath::label)
                .toList();
    }

    /** A path as messages should show it: below the root of the build, relative to it. */
    String shown(Path folder) {
        Path root = Path.of(session.getExecutionRootDirectory());
        return (folder.startsWith(root) ? root.relativize(folder) : folder)
                .toString()
                .replace('\\', '/');
    }

    private static boolean hasSources(MavenProject project) {
        return project.getCompileSourceRoots().stream().map(Path::of).anyMatch(Files::isDirectory);
    }

    private List<ClassPathEntry> dependencies(MavenProject project)
            throws MojoExecutionException, MojoFailureException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter(
                (node, parents) -> atRunTime(node) && ofReactor(node).isEmpty());
        DependencyResolutionResult resolved;
        try {
            resolved = resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "the dependencies of " + label(project) + " are not there: " + e.getMessage(), e);
        }
        List<ClassPathEntry> entries = new ArrayList<>();
        for (MavenProject module : modules(resolved.getDependencyGraph())) {
            classes(module).ifPresent(entries::add);
        }
        resolved.getResolvedDependencies().stream()
                .map(Dependency::getArtifact)
                .filter(artifact -> "jar".equals(artifact.getExtension()))
                .map(artifact ->
                        new ClassPathEntry(label(artifact), artifact.getFile().toPath()))
                .forEach(entries::add);
        return entries;
    }

    /** The modules of this build that a module needs at run time. */
    private Set<MavenProject> modules(DependencyNode root) {
        Set<MavenProject> modules = new LinkedHashSet<>();
        for (DependencyNode child : root.getChildren()) {
            if (atRunTime(child)) {
                ofReactor(child).ifPresent(modules::add);
                modules.addAll(modules(child));
            }
        }
        return modules;
    }

    private static boolean atRunTime(DependencyNode node) {
        return node.getDependency() != null
                && RUN_TIME.contains(node.getDependency().getScope());
    }

    private Optional<MavenProject> ofReactor(DependencyNode node) {
        Artifact artifact = node.getArtifact();
        boolean main = artifact.getClassifier().isEmpty() && "jar".equals(artifact.getExtension());
        return main
                ? Optional.ofNullable(
                        reactor.get(key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion())))
                : Optional.empty();
    }

    private static String label(MavenProject project) {
        return key(project.getGroupId(), project.getArtifactId(), project.getVersion());
    }

    private static String label(Artifact artifact) {
        return key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion());
    }

    private static String key(String groupId, String artifactId, String version) {
        return groupId + ":" + artifactId + ":" + version;
    }
}
