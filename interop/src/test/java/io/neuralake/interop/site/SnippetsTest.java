package io.neuralake.interop.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Table;
import io.neuralake.interop.Commands;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.samples.NlkCatalog;
import io.neuralake.site.snippet.Escape;
import io.neuralake.site.snippet.Snippet;
import io.neuralake.site.snippet.TableSnippets;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the sample tables, given to the compilers, shells and engines that they are for. */
final class SnippetsTest {

    @TempDir
    private Path folder;

    @Test
    void javaCompilesAgainstTheGeneratedClasses() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Table table : tables()) {
            String code = snippet(table, "java");
            int body = code.indexOf("\n\n");
            String name = "Snippet" + sources.size();
            String source = code.substring(0, body) + "\nfinal class " + name + " { void run() throws Exception {"
                    + code.substring(body) + "} }\n";
            sources.add(new Source(name, source));
        }
        StringWriter said = new StringWriter();

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        sources)
                .call();

        assertThat(compiled).as(said.toString()).isTrue();
        assertThat(sources).hasSizeGreaterThan(20);
    }

    /** They are planned, on tables without rows: names, types and functions must be right. */
    @Test
    void sqlIsUnderstoodByTheEngine() throws IOException {
        CatalogOptions options = CatalogOptions.defaults().location("lake", folder.toString());
        try (NlkCatalog catalog = NlkCatalog.open(options)) {
            for (Table table : tables()) {
                String sql = snippet(table, "sql");
                assertThat(sql).endsWith(";");
                String panel = snippet(table, "grafana")
                        .replaceAll(
                                "\\$__timeFilter\\(([a-z0-9_]+)\\)",
                                "$1 BETWEEN '2024-04-14T00:00:00Z' AND '2024-04-15T00:00:00Z'");

                assertThat(catalog.describe(sql.substring(0, sql.length() - 1)).toString())
                        .as(sql)
                        .isNotEmpty();
                assertThat(catalog.describe(panel).toString()).as(panel).isNotEmpty();
            }
        }
    }

    @Test
    void shellPassesTheStatementAndTheAddressOnAsTheyAre() throws IOException {
        for (Table table : tables()) {
            String sql = snippet(table, "sql");
            String psql = run("psql() { printf '%s' \"$3\"; }\n" + snippet(table, "psql"));
            assertThat(psql).isEqualTo(sql.substring(0, sql.length() - 1));

            String curl = run("curl() { for last; do :; done; printf '%s' \"$last\"; }\n" + snippet(table, "curl"));
            if (curl.startsWith("http")) {
                assertThat(URI.create(curl.replace("[", "%5B").replace("]", "%5D"))
                                .getPath())
                        .isEqualTo("/api/tables/" + table.database() + "_" + table.name());
            } else {
                assertThat(curl).isEqualTo(psql);
            }
        }
    }

    @Test
    void valuesGetThroughTheShellUnchanged() throws IOException {
        for (String value : NASTY) {
            String quoted = Escape.SHELL.apply(value);
            assertThat(run("printf '%s' '" + quoted + "'")).isEqualTo(value);
        }
    }

    /** What text must not do in any language. */
    static final List<String> NASTY = List.of(
            "O'Neil",
            "'; DROP TABLE x; --",
            "\"\"\" + __import__('os').system('id') + \"\"\"",
            "\\\" \\' \\\\ \\u0022 \\n",
            "$(id) `id` ${HOME} %n !x",
            "</script><img src=x onerror=alert(1)>",
            "a\tb\nc\rd\u0001\u001b",
            "\u202egnp.exe \u200b\ufeff\u2028 \udb40\udc41",
            "Zürich / Süd 50% 漢字 😀 &amp;=+?#",
            "");

    @Test
    void valuesAreTheSameStringsInJava() throws Exception {
        String constants = NASTY.stream()
                .map(value -> "\"" + Escape.JAVA.apply(value) + "\"")
                .collect(Collectors.joining(",\n", "java.util.List.of(", ")"));
        String source =
                "public final class Values { public static final java.util.List<String> ALL = " + constants + "; }";
        StringWriter said = new StringWriter();

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-encoding", "UTF-8", "-proc:none"),
                        null,
                        List.of(new Source("Values", source)))
                .call();

        assertThat(compiled).as(said + source).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(loader.loadClass("Values").getField("ALL").get(null)).isEqualTo(NASTY);
        }
    }

    @Test
    void valuesAreTheSameStringsInSql() throws IOException {
        try (NlkCatalog catalog = NlkCatalog.open(CatalogOptions.defaults().location("lake", folder.toString()))) {
            for (String value : NASTY) {
                Path file = folder.resolve("value.csv");
                String statement = "SELECT hex(encode('" + Escape.SQL.apply(value) + "')) AS v";
                catalog.sql(statement).write(file);
                String hex = HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
                assertThat(Files.readString(file).replace("\"", ""))
                        .as(statement)
                        .isEqualToNormalizingNewlines("v\n" + hex + "\n");
                Files.delete(file);
            }
        }
    }

    private String run(String script) throws IOException {
        Path file = folder.resolve("script.sh");
        Files.writeString(file, script);
        return Commands.run("sh", file.toString());
    }

    private static List<Table> tables() throws IOException {
        return Samples.catalog().tables().toList();
    }

    private static String snippet(Table table, String id) throws IOException {
        Catalog catalog = Samples.catalog();
        return TableSnippets.of(catalog, table).snippets().stream()
                .filter(snippet -> snippet.id().equals(id))
                .map(Snippet::text)
                .findFirst()
                .orElseThrow();
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
