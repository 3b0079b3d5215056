package io.neuralake.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client accepts of something, best first: the values of {@code Accept} or {@code Accept-Encoding} (RFC 9110, 12.5). */
final class Accepted {

    /**
     * One thing that is accepted, or refused.
     *
     * @param name its name in lower case
     * @param weight how much it is wanted, in thousandths; 0 if it is refused
     */
    record Choice(String name, int weight) {}

    /**
     * A format, and what the answer is called.
     *
     * @param format the format
     * @param type the media type of the answer
     */
    record Chosen(AnswerFormat format, String type) {}

    private static final int FULL = 1000;

    private Accepted() {}

    /** Reads the values of a header, those that make no sense left out. */
    static List<Choice> choices(List<String> values) {
        List<Choice> choices = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                String[] pieces = part.split(";", -1);
                String name = pieces[0].strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty()) {
                    choices.add(new Choice(name, weight(pieces)));
                }
            }
        }
        // Sorting keeps the order of those that are wanted as much.
        choices.sort(Comparator.comparingInt(Choice::weight).reversed());
        return choices;
    }

    private static int weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip().toLowerCase(Locale.ROOT);
            if (piece.startsWith("q=")) {
                return thousandths(piece.substring(2));
            }
        }
        return FULL;
    }

    private static int thousandths(String text) {
        if (!text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
            return 0;
        }
        return (int) Math.round(Double.parseDouble(text) * FULL);
    }

    /**
     * The format that is wanted most. Whoever accepts everything gets JSON, as from ROAPI, whatever the server's own format is; it is for
     * those who accept nothing that there is.
     */
    static Chosen format(List<String> accept, AnswerFormat otherwise) {
        List<Choice> choices = choices(accept);
        for (Choice choice : choices) {
            if (choice.weight == 0) {
                break;
            }
            Optional<Chosen> chosen = chosen(choice.name, choices);
            if (chosen.isPresent()) {
                return chosen.get();
            }
        }
        return new Chosen(otherwise, otherwise.type());
    }

    private static Optional<Chosen> chosen(String name, List<Choice> choices) {
        for (AnswerFormat format : AnswerFormat.values()) {
            if (format.types().contains(name)) {
                return Optional.of(new Chosen(format, name.equals("text/csv") ? name : format.type()));
            }
        }
        return switch (name) {
            case "*/*", "application/*" ->
                refused(choices, AnswerFormat.JSON.type())
                        ? Optional.empty()
                        : Optional.of(new Chosen(AnswerFormat.JSON, AnswerFormat.JSON.type()));
            case "text/*" -> Optional.of(new Chosen(AnswerFormat.CSV, "text/csv"));
            default -> Optional.empty();
        };
    }

    private static boolean refused(List<Choice> choices, String name) {
        return choices.stream().anyMatch(choice -> choice.name.equals(name) && choice.weight == 0);
    }

    /** Whether a compression is wanted, at least as much as none. */
    static boolean encoding(List<String> accept, String name) {
        List<Choice> choices = choices(accept);
        int plain = weight(choices, "identity").orElse(1);
        int wanted = weight(choices, name).or(() -> weight(choices, "*")).orElse(0);
        return wanted > 0 && wanted >= plain;
    }

    private static Optional<Integer> weight(List<Choice> choices, String name) {
        return choices.stream()
                .filter(choice -> choice.name.equals(name))
                .map(Choice::weight)
                .findFirst();
    }
}
