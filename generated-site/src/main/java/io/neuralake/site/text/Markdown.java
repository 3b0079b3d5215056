package io.neuralake.site.text;

import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns descriptions into HTML and into plain text.
 *
 * <p>HTML in a description is shown as text. Only addresses of the web become links. Images become links too: a page
 * loads nothing from elsewhere. Headings are set in bold, so that the outline of the page stays its own.
 */
public final class Markdown {

    /** Deeper nesting than anybody writes on purpose; each level is a call when it is rendered. */
    private static final int DEEPEST = 60;

    private static final int SUMMARY = 160;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .attributeProviderFactory(context -> new Outside())
            .build();

    private Markdown() {}

    /** The HTML of a description: blocks, or nothing if it is blank. */
    public static String html(String description) {
        String text = Visible.lines(description.replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isBlank()) {
            return "";
        }
        if (words(text)) {
            return "<p>" + text + "</p>\n";
        }
        Node document = PARSER.parse(text);
        if (depth(document) > DEEPEST) {
            return plain(text);
        }
        document.accept(new Tame());
        return RENDERER.render(document);
    }

    /** The beginning of a description as one line of plain text: its first sentence, cut if it is long. */
    public static String summary(String description) {
        String text = Visible.lines(description.replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isBlank()) {
            return "";
        }
        if (words(text)) {
            return cut(sentence(text));
        }
        Node document = PARSER.parse(text.length() > 4_000 ? text.substring(0, 4_000) : text);
        Words words = new Words();
        if (depth(document) > DEEPEST) {
            words.text.append(text, 0, Math.min(text.length(), SUMMARY + 1));
        } else if (document.getFirstChild() != null) {
            document.getFirstChild().accept(words);
        }
        return cut(sentence(words.text.toString().strip().replaceAll("\\s+", " ")));
    }

    /** Whether a text is one line of words that mean nothing else in Markdown: most descriptions of columns are. */
    private static boolean words(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0)) || text.endsWith(" ") || text.contains("  ")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!Character.isLetterOrDigit(letter) && " ,.;:()/%'°-".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String sentence(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            boolean end = text.charAt(i) == '.' || text.charAt(i) == '!' || text.charAt(i) == '?';
            if (end
                    && text.charAt(i + 1) == ' '
                    && !(i + 2 < text.length() && Character.isLowerCase(text.charAt(i + 2)))) {
                return text.substring(0, i + 1);
            }
        }
        return text;
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= SUMMARY) {
            return text;
        }
        int end = text.offsetByCodePoints(0, SUMMARY);
        int word = text.lastIndexOf(' ', end);
        return text.substring(0, word > SUMMARY / 2 ? word : end) + "…";
    }

    private static String plain(String text) {
        StringBuilder html = new StringBuilder("<pre>");
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                default -> html.append(text.charAt(i));
            }
        }
        return html.append("</pre>\n").toString();
    }

    /** How deep a tree is, found without calls into its depth. */
    private static int depth(Node root) {
        int depth = 0;
        int deepest = 0;
        Node node = root;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                deepest = Math.max(deepest, ++depth);
                continue;
            }
            while (node != root && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == root) {
                return deepest;
            }
            node = node.getNext();
        }
    }

    /** Says of links that they lead away. */
    private static final class Outside implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Link) {
                attributes.put("rel", "noopener noreferrer");
            }
        }
    }

    /** Takes out of a document what a page must not have. */
    private static final class Tame extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            StrongEmphasis strong = new StrongEmphasis();
            move(heading, strong);
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(strong);
            heading.insertAfter(paragraph);
            heading.unlink();
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (WebAddress.of(link.getDestination()).isEmpty()) {
                unwrap(link);
            }
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            if (WebAddress.of(image.getDestination()).isEmpty() || within(image, Link.class)) {
                unwrap(image);
                return;
            }
            Link link = new Link(image.getDestination(), image.getTitle());
            if (image.getFirstChild() == null) {
                link.appendChild(new Text(image.getDestination()));
            }
            move(image, link);
            image.insertAfter(link);
            image.unlink();
        }

        private static boolean within(Node node, Class<? extends Node> kind) {
            for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
                if (kind.isInstance(parent)) {
                    return true;
                }
            }
            return false;
        }

        private static void move(Node from, Node to) {
            while (from.getFirstChild() != null) {
                to.appendChild(from.getFirstChild());
            }
        }

        private static void unwrap(Node node) {
            while (node.getFirstChild() != null) {
                node.insertBefore(node.getFirstChild());
            }
            node.unlink();
        }
    }

    /** Collects the words of a block. */
    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(Paragraph node) {
            visitChildren(node);
            text.append(' ');
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }
    }

    /** A description within a Markdown file, as a quotation: nothing in it can end it. */
    public static List<String> quoted(String description) {
        return Visible.lines(description.replace("\r\n", "\n").replace('\r', '\n'))
                .strip()
                .lines()
                .map(line -> line.isBlank() ? ">" : "> " + line)
                .toList();
    }
}
