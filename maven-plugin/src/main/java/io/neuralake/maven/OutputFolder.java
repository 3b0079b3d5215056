package io.neuralake.maven;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Decides below which module's build directory files of several modules go. */
final class OutputFolder {

    private OutputFolder() {}

    /** The only module, or the root if there are several. */
    static MavenProject owner(MavenSession session, MavenProject current, List<MavenProject> projects) {
        return projects.size() == 1
                ? projects.get(0)
                : session.getAllProjects().stream()
                        .filter(MavenProject::isExecutionRoot)
                        .findFirst()
                        .orElse(current);
    }
}
