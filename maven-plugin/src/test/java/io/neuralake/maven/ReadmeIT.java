package io.neuralake.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who copies from the README what to write, in Java and in the pom, has a catalog. */
final class ReadmeIT {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void projectOfWhatTheReadmeSaysIsBuiltByBothMavens() throws IOException {
        Map<String, String> files = files();
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

    /** The program is run by a command like the one that stands below it, on a table of one row. */
    @Test
    void programOfTheReadmePrintsATable() throws Exception {
        Map<String, String> files = files();
        files.put(
                "src/main/java/com/example/Main.java",
                snippet("java", "package com.example;\n\nimport io.neuralake.runtime"));
        String commands = snippet("sh", "mvn compile dependency:build-classpath");
        Project project = Project.of(files, getClass());
        Matcher goals = Pattern.compile("mvn (.*)").matcher(commands);
        assertThat(goals.find()).isTrue();
        Build build = project.maven(goals.group(1).split(" "));
        assertThat(build.succeeded()).as(build.log()).isTrue();
        Path lake = project.path("lake");
        writeTable(lake.resolve("implant/diagnostics"));

        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-cp",
                        "target/classes" + File.pathSeparator
                                + project.text("target/classpath").strip(),
                        "com.example.Main",
                        lake.toString())
                .directory(project.path("").toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(commands)
                .contains("java --add-opens=java.base/java.nio=ALL-UNNAMED -cp")
                .contains("com.example.Main");
        assertThat(program.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("│ implant_id │ date       │")
                .contains("│       4595 │ 2024-04-14 │")
                .contains("1 row\n");
    }

    /** A Delta table as other people write it: a Parquet file and a commit. */
    private static void writeTable(Path table) throws IOException, SQLException {
        Path file = table.resolve("implant_id=4595/date=2024-04-14/part-0.parquet");
        Files.createDirectories(file.getParent());
        Files.createDirectories(table.resolve("_delta_log"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT TIMESTAMPTZ '2024-04-14 09:00:00+00' AS local_ts_us, 7::BIGINT AS ticks_since_boot)"
                            + " TO '" + file + "' (FORMAT parquet)");
        }
        String schema = Stream.of("implant_id integer", "date date", "local_ts_us timestamp", "ticks_since_boot long")
                .map(column -> column.split(" "))
                .map(column -> "{\\\"name\\\":\\\"" + column[0] + "\\\",\\\"type\\\":\\\"" + column[1]
                        + "\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}")
                .collect(Collectors.joining(",", "{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[", "]}"));
        Files.writeString(
                table.resolve("_delta_log/00000000000000000000.json"),
                "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}\n{\"metaData\":{\"id\":\"t\",\"format\":{\"provider\":"
                        + "\"parquet\",\"options\":{}},\"schemaString\":\"" + schema
                        + "\",\"partitionColumns\":[\"implant_id\",\"date\"],\"configuration\":{}}}\n"
                        + "{\"add\":{\"path\":\"implant_id=4595/date=2024-04-14/part-0.parquet\",\"partitionValues\":{\"implant_id\":"
                        + "\"4595\",\"date\":\"2024-04-14\"},\"size\":" + Files.size(file)
                        + ",\"modificationTime\":1,\"dataChange\":true}}\n");
    }

    private static Map<String, String> files() throws IOException {
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
        return files;
    }

    private static String snippet(String language, String start) throws IOException {
        Matcher matcher = Pattern.compile("```" + language + "\n(" + Pattern.quote(start) + ".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(matcher.find()).as(start + " in " + README).isTrue();
        return matcher.group(1);
    }
}
