package io.neuralake.emitters.roapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class YamlTest {

    @Test
    void textIsReadBackUnchanged() {
        TrickyText texts = new TrickyText(3);
        for (int round = 0; round < 2000; round++) {
            String text = texts.next();
            assertThat(Configuration.tree("key: " + Yaml.quoted(text) + " # comment\n"))
                    .isEqualTo(Map.of("key", text));
        }
    }

    @Test
    void everyCharacterIsReadBackUnchanged() {
        for (int point = 0; point <= 0x1FFFF; point++) {
            if (!Character.isBmpCodePoint(point) || !Character.isSurrogate((char) point)) {
                String text = Character.toString(point);
                assertThat(Configuration.tree(Yaml.quoted(text))).isEqualTo(text);
            }
        }
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        assertThat(Yaml.quoted("a\uD83Db")).isEqualTo("\"a\uFFFDb\"");
    }

    @Test
    void textStaysOnOneLine() {
        assertThat(Yaml.quoted("a\r\nb\u0085c\u2028d")).isEqualTo("\"a\\u000D\\u000Ab\\u0085c\\u2028d\"");
    }
}
