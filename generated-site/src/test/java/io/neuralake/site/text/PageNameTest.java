package io.neuralake.site.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of files. */
final class PageNameTest {

    @Test
    void namesThatPassTheChecksAreTheirOwn() {
        assertThat(PageName.of("implant_diagnostics")).isEqualTo("implant_diagnostics");
        assertThat(PageName.of("c0")).isEqualTo("c0");
    }

    @Test
    void othersAreSafeInEveryFileSystemAndDiffer() {
        List<String> names = List.of(
                "",
                "-",
                ".",
                "..",
                "a/b",
                "a\\b",
                "A",
                "a",
                "con",
                "com1",
                "aux",
                "ä",
                "a b",
                "a-20-b",
                "\u0000",
                "x".repeat(300),
                "x".repeat(301),
                "漢".repeat(120),
                "<script>",
                "%2e%2e");
        Set<String> pages = new HashSet<>();
        for (String name : names) {
            String page = PageName.of(name);
            assertThat(page).matches("[a-z0-9_-]{1,120}").isNotIn("con", "com1", "aux");
            pages.add(page.toLowerCase(Locale.ROOT));
        }
        assertThat(pages).hasSameSizeAs(names);
    }
}
