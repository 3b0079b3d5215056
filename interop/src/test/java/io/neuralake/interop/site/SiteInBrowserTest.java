package io.neuralake.interop.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.emitters.Artifact;
import io.neuralake.site.SiteGenerator;
import io.neuralake.site.snippet.Escape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden site, opened from the disk as readers open it. */
final class SiteInBrowserTest {

    private static final Path GOLDEN = Path.of("..", "generated-site", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIAGNOSTICS = "tables/implant/implant_diagnostics.html";

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
    }

    @AfterEach
    void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void searchIsOpenedByAKeyAndLandsOnTheColumn() {
        go("index.html");
        browser.type("/");
        browser.await("document.querySelector('dialog.palette[open]')");
        browser.type("battery per");
        browser.await("document.querySelector('[role=option][aria-selected=true]')");

        assertThat(browser.text("document.querySelector('[role=option] .what').textContent"))
                .isEqualTo("battery_percentfloat32");

        browser.press("Enter");
        browser.await("location.hash === '#column-battery_percent' && document.querySelector('tr:target')");

        assertThat(browser.text("location.pathname")).endsWith("/" + DIAGNOSTICS);
        assertThat(browser.text("document.querySelector('tr:target th').textContent"))
                .contains("battery_percent");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void searchForgivesALetterAndKeepsToDatabasesAndTypes() {
        go("index.html");
        browser.value("new Promise(done => neuralake.load(done))");

        assertThat(found("implant_diagnostics", "tables")).startsWith("implant_diagnostics");
        assertThat(found("implant_diagnotics", "tables")).isNotEmpty();
        assertThat(found("wavefrom", "tables")).contains("spike_waveforms");
        assertThat(found("implant", "tables")).startsWith("implants", "implant_diagnostics");
        assertThat(found("db:bci implant_id", "columns")).contains("implant_id");
        assertThat(found("db:tpch implant_id", "columns")).isEmpty();
        assertThat(found("type:list db:bci", "columns")).contains("rates").doesNotContain("implant_id");
        assertThat(found("zzzzzzzz", "columns")).isEmpty();
        assertThat(browser.value("neuralake.search('radio strength').texts.length")
                        .asInt())
                .isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    /** Names of what a search finds, in the order in which they are shown. */
    private List<String> found(String text, String what) {
        String names =
                "neuralake.search(" + quoted(text) + ")." + what + ".map(n => neuralake.name(" + quoted(what) + ", n))";
        return List.of(JSON.convertValue(browser.value(names), String[].class));
    }

    @Test
    void editedValueIsWrittenAsEachLanguageNeedsIt() {
        go("tables/charger/charge_sessions.html");
        edit("O'Neil \"x\" \\");

        assertThat(code("sql")).contains("site = 'O''Neil \"x\" \\'");
        assertThat(code("psql")).contains("site = '\\''O'\\'''\\''Neil \"x\" \\'\\''");
        assertThat(code("java")).contains("t.site().eq(\"O'Neil \\\"x\\\" \\\\\")");
        assertThat(code("python")).contains("Filter(\"site\", \"=\", \"O'Neil \\\"x\\\" \\\\\")");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void valueThatIsNoneOfItsTypeIsToldAndLeavesTheCode() {
        go(DIAGNOSTICS);
        edit("4600");
        edit("46x");

        assertThat(code("sql")).contains("implant_id = 4600");
        assertThat(browser.text("document.querySelector('[data-field=\"0\"]').getAttribute('aria-invalid')"))
                .isEqualTo("true");
        assertThat(browser.text("document.querySelector('[data-wrong]').textContent"))
                .contains("a whole number");
    }

    private void edit(String value) {
        browser.value("(() => { const i = document.querySelector('[data-field=\"0\"]'); i.value = " + quoted(value)
                + "; i.dispatchEvent(new Event('input', {bubbles: true})); })()");
    }

    private String code(String language) {
        return browser.text("document.querySelector('[data-panel=\"" + language + "\"] [data-code]').textContent");
    }

    @Test
    void escapesOfTheScriptAreThoseOfTheGenerator() {
        go(DIAGNOSTICS);
        for (String value : SnippetsTest.NASTY) {
            for (Escape escape : Escape.values()) {
                assertThat(browser.text("neuralake.escapes." + escape.id() + "(" + quoted(value) + ")"))
                        .as("%s of %s", escape, value)
                        .isEqualTo(escape.apply(value));
            }
        }
    }

    @Test
    void tabsFollowTheKeysAndTheLanguageIsRemembered() {
        go(DIAGNOSTICS);
        browser.value("document.getElementById('tab-java').focus()");
        browser.press("ArrowRight");

        assertThat(browser.text("document.activeElement.id")).isEqualTo("tab-python");
        assertThat(browser.text("document.querySelector('.snippet.shown').id")).isEqualTo("code-python");

        go("tables/bci/spike_waveforms.html");
        assertThat(browser.text("document.querySelector('.snippet.shown').id")).isEqualTo("code-python");
    }

    @Test
    void copyTakesTheCodeThatIsShown() {
        go(DIAGNOSTICS);
        browser.value(
                "(() => { window.taken = ''; navigator.clipboard.writeText = text => { window.taken = text; return"
                        + " Promise.resolve(); }; document.querySelector('[data-copy-code]').click(); })()");
        browser.await("document.querySelector('[data-copy-code]').textContent === 'Copied'");

        assertThat(browser.text("window.taken")).isEqualTo(code("java")).contains("implantDiagnostics");
    }

    @Test
    void listsAreNarrowed() {
        go("tables/tpch.html");
        browser.value("(() => { const i = document.querySelector('[data-filter]'); i.value = 'supp';"
                + " i.dispatchEvent(new Event('input')); })()");

        assertThat(browser.text("[...document.querySelectorAll('#table-list > li:not([hidden]) a')].map(a =>"
                        + " a.textContent).join()"))
                .contains("supplier", "partsupp")
                .doesNotContain("nation");
    }

    @Test
    void everythingIsThereWithoutJavaScript() {
        browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        go(DIAGNOSTICS);
        String body = browser.call("DOM.getDocument", Map.of("depth", 0)).toString();
        assertThat(body).contains("#document");
        String visible = browser.text("document.body.innerText");

        assertThat(visible)
                .contains("ticks_since_boot", "Java", "pl.scan_delta", "SELECT *", "psql")
                .doesNotContain("Search tables", "Copy name", "Filter columns");
    }

    @Test
    void pagesAreAccessibleInBothThemes() throws IOException {
        String axe = axe();
        browser.call("Page.setBypassCSP", Map.of("enabled", true));
        for (String scheme : List.of("light", "dark")) {
            browser.call(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (int width : List.of(390, 1440)) {
                browser.call(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
                for (String page : List.of(
                        "index.html",
                        "columns.html",
                        "columns/implant_id.html",
                        "tables/bci.html",
                        DIAGNOSTICS,
                        "tables/bci/normalized_binned_spikes.html",
                        "tables/bci/electrode_sites.html",
                        "tables/implant/firmware_updates.html")) {
                    go(page);
                    assertThat(violations(axe))
                            .as("%s, %s, %s", page, scheme, width)
                            .isEqualTo("[]");
                }
                browser.type("/");
                browser.type("implant");
                browser.await("document.querySelector('[role=option]')");
                assertThat(violations(axe)).as("palette, %s, %s", scheme, width).isEqualTo("[]");
            }
        }
    }

    private String violations(String axe) {
        browser.value(axe + "; undefined");
        return browser.text("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                + " 'best-practice']}).then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n =>"
                + " n.html)])))");
    }

    private static String axe() throws IOException {
        try (InputStream script = SiteInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Descriptions, values and all other words of the sample tables say something else here. */
    @Test
    void hostileTextIsReadAndDoesNothing(@TempDir Path folder) throws IOException {
        String payload =
                "<img src=x onerror=alert(1)></script><script>alert(2)</script>\" onfocus=\"alert(3)\" autofocus"
                        + " [x](javascript:alert(4)) ${7*7} {{7*7}}";
        String json = JSON.writeValueAsString(payload);
        String manifest = Samples.manifest()
                .replaceAll(
                        "\"(description|owner|latency|source|unit|how|example|relation)\": \"(?:[^\"\\\\]|\\\\.)*\"",
                        "\"$1\": " + Matcher.quoteReplacement(json))
                .replace("\"Zürich / Süd 50%\"", json);
        Catalog catalog = ManifestReader.manifest(manifest);
        for (Artifact file : new SiteGenerator().generate(catalog)) {
            Path path = folder.resolve(file.name());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.text());
        }
        for (String page : List.of("index.html", "tables/charger.html", "tables/charger/charge_sessions.html")) {
            browser.go(folder.resolve(page).toUri().toString());
            browser.type("/");
            browser.type("alert");
            browser.await("document.querySelector('[role=option]')");

            assertThat(browser.complaints()).as(page).isEmpty();
            assertThat(browser.text("document.body.innerText")).as(page).contains("<img src=x onerror=alert(1)>");
            assertThat(browser.value("document.images.length + document.querySelectorAll('main script').length")
                            .asInt())
                    .isZero();
        }
    }

    private void go(String page) {
        browser.go(GOLDEN.resolve(page).toAbsolutePath().normalize().toUri().toString());
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
