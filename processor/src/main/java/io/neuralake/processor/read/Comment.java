package io.neuralake.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of a declaration as Markdown: its text without the block tags, and what its {@code @param} tags say.
 *
 * <p>HTML stays, because Markdown may hold it, except for what Markdown says shorter: {@code <p>} and inline code.
 */
final class Comment {

    /** No comment. */
    static final Comment NONE = new Comment("");

    private final String text;

    private Comment(String text) {
        this.text = text;
    }

    /** The comment of a declaration; never asked of a record component, which has none and makes ECJ fail. */
    static Comment of(Elements elements, Element element) {
        @Nullable String comment = elements.getDocComment(element);
        return new Comment(comment == null ? "" : lines(comment));
    }

    /** Line ends as {@code \n}, and without the space that follows the star. */
    private static String lines(String comment) {
        StringBuilder text = new StringBuilder(comment.length());
        for (String line : comment.lines().toList()) {
            text.append(line.startsWith(" ") ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }

    /** What comes before the block tags. */
    String description() {
        return markdown(text.substring(0, tag(0))).strip();
    }

    /** What a {@code @param} tag says, or Kotlin's {@code @property}, on one line. */
    String parameter(String name) {
        return block("param", name)
                .or(() -> block("property", name))
                .map(Comment::oneLine)
                .orElse("");
    }

    /** The description, or what the {@code @return} tag says, on one line. */
    String result() {
        String described = description();
        return described.isEmpty() ? block("return", "").map(Comment::oneLine).orElse("") : oneLine(described);
    }

    private static String oneLine(String block) {
        StringBuilder line = new StringBuilder(block.length());
        for (String word : markdown(block).lines().map(String::strip).toList()) {
            line.append(line.isEmpty() || word.isEmpty() ? "" : " ").append(word);
        }
        return line.toString();
    }

    private Optional<String> block(String tag, String name) {
        for (int at = tag(0); at < text.length(); at = tag(at + 1)) {
            String block = text.substring(at, tag(at + 1)).strip();
            String head = "@" + tag + (name.isEmpty() ? "" : " " + name);
            String squeezed = block.replace('\t', ' ');
            if (squeezed.startsWith(head)
                    && (squeezed.length() == head.length() || Character.isWhitespace(squeezed.charAt(head.length())))) {
                return Optional.of(block.substring(head.length()));
            }
        }
        return Optional.empty();
    }

    /** Where the next block tag starts at or after a position: a line whose first letter is {@code @}. */
    private int tag(int from) {
        int start = from == 0 ? 0 : text.indexOf('\n', from - 1) + 1;
        while (start > 0 || from == 0) {
            int letter = start;
            while (letter < text.length() && (text.charAt(letter) == ' ' || text.charAt(letter) == '\t')) {
                letter++;
            }
            if (letter < text.length() && text.charAt(letter) == '@') {
                return letter;
            }
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        return text.length();
    }

    private static String markdown(String html) {
        if (html.indexOf('{') < 0 && html.indexOf('<') < 0) {
            return html;
        }
        return inlineTags(html.replace("</p>", "").replace("<p>\n", "\n").replace("<p>", ""));
    }

    private static String inlineTags(String text) {
        StringBuilder markdown = new StringBuilder(text.length());
        int done = 0;
        for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", done)) {
            int end = closing(text, at);
            if (end < 0) {
                break;
            }
            markdown.append(text, done, at).append(inlineTag(text.substring(at + 2, end)));
            done = end + 1;
        }
        return markdown.append(text.substring(done)).toString();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String inlineTag(String tag) {
        int space = 0;
        while (space < tag.length() && !Character.isWhitespace(tag.charAt(space))) {
            space++;
        }
        String body = tag.substring(space).strip();
        return switch (tag.substring(0, space)) {
            case "code" -> "`" + body + "`";
            case "link", "linkplain" -> label(body);
            default -> body;
        };
    }

    private static String label(String link) {
        int space = link.indexOf(' ', Math.max(0, link.indexOf(')')));
        return space < 0
                ? "`" + link.replace('#', '.') + "`"
                : link.substring(space + 1).strip();
    }
}
