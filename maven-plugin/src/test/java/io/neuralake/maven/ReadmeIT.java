package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who copies from the README what to write, in Java and in the pom, has a catalog. */
final class ReadmeIT {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void projectOfWhatTheReadmeSaysIsBuiltByBothMavens() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>readme</artifactId>
                  <version>1.0</version>
                """ + snippet("xml", "<properties>") + "</project>\n");
        files.put(
                "src/main/java/com/example/implant/ImplantDiagnostics.java",
                snippet("java", "package com.example.implant;"));
        files.put("src/main/java/com/example/package-info.java", snippet("java", "@Catalog("));
        Project project = Project.of(files, getClass());
        Build with3 = project.maven("compile", "neuralake:catalog");
        String catalog = project.text("target/neuralake/catalog.json");
        project = Project.of(files, getClass()).byMaven4();
        Build with4 = project.maven("compile", "neuralake:catalog");

        assertThat(with3.succeeded()).as(with3.log()).isTrue();
        assertThat(with4.succeeded()).as(with4.log()).isTrue();
        assertThat(project.text("target/neuralake/catalog.json"))
                .isEqualTo(catalog)
                .contains("\"implant_diagnostics\"");
        assertThat(project.path("target/classes/com/example/NlkCatalog.class")).exists();
    }

    private static String snippet(String language, String start) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\n(" + Pattern.quote(start) + ".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(matcher.find()).as(start + " in " + README).isTrue();
        return matcher.group(1);
    }
}
