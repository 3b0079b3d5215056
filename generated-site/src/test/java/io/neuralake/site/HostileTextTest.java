package io.neuralake.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Deprecation;
import io.neuralake.catalog.Derivation;
import io.neuralake.catalog.DocFilter;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Link;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Parameter;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names, descriptions and values hold, it is text on every page. */
final class HostileTextTest {

    private static final Set<String> TAGS = Set.of(
            "a",
            "aside",
            "body",
            "button",
            "circle",
            "code",
            "dd",
            "div",
            "dl",
            "dt",
            "em",
            "footer",
            "form",
            "g",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "html",
            "i",
            "input",
            "kbd",
            "label",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "ol",
            "option",
            "p",
            "path",
            "pre",
            "rect",
            "script",
            "section",
            "select",
            "span",
            "strong",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "title",
            "tr",
            "ul",
            "hr",
            "br",
            "blockquote");

    private static final Pattern TAG = Pattern.compile("<(/?)([^\\s>/]*)((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("/|viewBox|(?!on|style|srcdoc)[a-z][a-z-]*");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([^\\s=\"]+)(?:=\"([^\"]*)\")?");

    static List<String> hostile() {
        List<String> texts = new ArrayList<>(List.of(
                "</script><script>alert(1)</script></title></style></textarea><img src=x onerror=alert(2)>",
                "\" onmouseover=\"alert(3)\" autofocus onfocus='alert(4)' x=`",
                "'; DROP TABLE x; -- \\' \\\" $(touch /tmp/x) `touch /tmp/y` %27 ' + 'a",
                "${7*7} $unsafe{7*7} {{7*7}} {{{7*7}}} #{7*7} @if(true) @endif !{var x = 1;} <%= 7*7 %> ]]> <!-- --> &amp;",
                "[x](javascript:alert(5)) ![i](https://example.org/i.png) <https://example.org> [d](data:text/html,x)",
                "\n# Injected\n\n```\nfence\n\n| a | b |\n|---|---|\n\n- [x](y)\n\n</table></main>\n~~~",
                "abc\u202egnp.exe\u2066\u200b\ufeff\u0000\u0007\u001b[31m\u2028\u2029\ud800",
                "😀 Grüße שלום 漢字 \uD83D\uDC69\u200D\uD83D\uDCBB",
                "javascript:alert(6)",
                "../../../etc/passwd",
                "",
                " "));
        texts.add("x".repeat(10_000));
        texts.add("> ".repeat(5_000));
        texts.add("*a **".repeat(2_000));
        texts.add("[".repeat(10_000));
        texts.add("<b>".repeat(3_000));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isTextOnEveryPage(String text) {
        Map<String, String> files = Sites.files(catalog(text));

        assertThat(files).containsKeys("index.html", "columns.html", "llms.txt", "catalog.json");
        assertThat(files.keySet())
                .allMatch(name -> name.matches("[a-z0-9_./-]+") && name.length() < 300)
                .noneMatch(name -> name.contains(".."));
        files.forEach((name, content) -> {
            if (name.endsWith(".html")) {
                onlyOurs(name, content);
            } else if (name.endsWith(".md") || name.equals("llms.txt")) {
                assertThat(content.lines()).as(name).noneMatch(line -> line.startsWith("# Injected"));
                assertThat(content).doesNotContain("\u202e", "\u2066", "\u0000");
            }
        });
        String index = files.get("assets/search.js");
        assertThat(index).startsWith("neuralakeIndex(").endsWith(");\n").doesNotContain("<", "\u2028");
        assertThat(Json.parse(index.substring("neuralakeIndex(".length(), index.length() - 3))
                        .strings("databases"))
                .hasSize(1);
    }

    /** Nothing but what templates and Markdown make: known elements, no handlers, no address but of the web and the site. */
    private static void onlyOurs(String name, String html) {
        // What is edited is edited as it is.
        String shown = html.replaceAll("(<input|<option) [^>]*>", "");
        assertThat(shown).as(name).doesNotContain("\u202e", "\u2066");
        assertThat(html).as(name).doesNotContain("\u0000");
        String body = html.substring("<!doctype html>".length());
        Matcher tags = TAG.matcher(body);
        int end = 0;
        while (tags.find()) {
            assertThat(body.indexOf('<', end)).as("text in %s", name).isEqualTo(tags.start());
            end = tags.end();
            if (!TAGS.contains(tags.group(2))) {
                assertThat(tags.group()).as(name).isEqualTo("a known element");
            }
            Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                String attribute = attributes.group(1);
                String value = attributes.group(2);
                if (!ATTRIBUTE_NAME.matcher(attribute).matches()) {
                    assertThat(tags.group()).as(name).isEqualTo("an element with known attributes");
                }
                if (attribute.equals("href") || attribute.equals("src")) {
                    assertThat(value)
                            .as(name)
                            .matches("(https?:|\\.\\./|#|[a-z_0-9/-]+\\.(html|md|json|css|js|svg|txt)).*");
                }
                if (attribute.equals("src")) {
                    assertThat(value).as(name).endsWith("assets/site.js");
                }
            }
        }
    }

    private static Catalog catalog(String text) {
        Origin origin = Origin.of("lake.Lake");
        Optional<Deprecation> old = Optional.of(new Deprecation(text, text));
        ColumnType record = new ColumnType.Struct(
                "lake.R",
                List.of(
                        column(text, ColumnType.Scalar.INT32, text, old),
                        column("y", ColumnType.Scalar.STRING, text, old)));
        ColumnType constants = new ColumnType.Enumeration("lake." + text, List.of(text, "B"));
        List<Column> columns = List.of(
                column(text, ColumnType.Scalar.STRING, text, old),
                column("n", ColumnType.Scalar.INT32, text, old),
                column("e", constants, text, old),
                column("l", new ColumnType.ListOf(ColumnType.Scalar.STRING, true), text, old),
                column("r", new ColumnType.MapOf(ColumnType.Scalar.STRING, record, true), text, old),
                column("at", ColumnType.Scalar.INSTANT, text, old));
        List<DocFilter> filters = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            int count = Math.min(2, operator.most());
            for (String column : text.length() > 1_000 ? List.of("n") : List.of(text, "n", "e", "l")) {
                filters.add(new DocFilter(column, operator, Collections.nCopies(count, text), origin));
            }
        }
        List<Table> tables = new ArrayList<>();
        for (Format format : Format.values()) {
            tables.add(table(text, text + format, format, columns, filters, old));
        }
        Database database =
                new Database(text, text, text, text, text, RoapiOptions.NONE, tables, Optional.of(Origin.of("lake")));
        return new Catalog(
                text, text, text, text, text, RoapiOptions.NONE, List.of(database), Optional.of(Origin.of("lake")));
    }

    private static Column column(String name, ColumnType type, String text, Optional<Deprecation> old) {
        return new Column(
                name,
                name,
                text,
                type,
                true,
                type == ColumnType.Scalar.STRING,
                text,
                text,
                List.of(text),
                Classification.PII,
                text,
                old,
                Origin.of("lake.T"));
    }

    private static Table table(
            String text,
            String name,
            Format format,
            List<Column> columns,
            List<DocFilter> filters,
            Optional<Deprecation> old) {
        Optional<Table.Function> function = format == Format.FUNCTION
                ? Optional.of(new Table.Function(
                        text,
                        text,
                        List.of(new Parameter(
                                text, text, text, ColumnType.Scalar.STRING, false, text, Origin.of("l")))))
                : Optional.empty();
        return new Table(
                text,
                name,
                format,
                text,
                Optional.empty(),
                text,
                function,
                columns,
                filters,
                List.of(text, "n"),
                List.of(text),
                text,
                text,
                List.of(text, "tag"),
                Classification.CONFIDENTIAL,
                text,
                text,
                text,
                List.of(new Link(text, text), new Link("t", "javascript:alert(1)")),
                List.of(new Derivation(
                        "",
                        text + "." + text + Format.DELTA,
                        List.of(new Derivation.DerivedColumn("n", List.of(text))),
                        text,
                        Origin.of("lake.T"))),
                old,
                2,
                RoapiOptions.NONE,
                "lake." + text,
                new Table.Row(text, Table.RowKind.RECORD),
                Origin.of("lake.T" + name));
    }
}
