package io.neuralake.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, in their order.
 *
 * @param entries names and values, decoded
 */
record Parameters(List<Map.Entry<String, String>> entries) {

    private static final int MOST = 1000;
    private static final int HEX = 16;

    Parameters {
        entries = List.copyOf(entries);
    }

    /** Reads what follows the question mark, as forms write it: a plus sign is a blank. */
    static Parameters of(String query) throws Problem {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        if (!query.isEmpty()) {
            for (String part : query.split("&", -1)) {
                if (part.isEmpty()) {
                    continue;
                }
                if (entries.size() == MOST) {
                    throw Problem.wrong("rest_query", "a request has at most " + MOST + " parameters");
                }
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                entries.add(Map.entry(decoded(name, true), decoded(value, true)));
            }
        }
        return new Parameters(entries);
    }

    /** Undoes percent encoding; what is no text after that is refused. */
    static String decoded(String text, boolean form) throws Problem {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), HEX) : -1;
                if (high < 0 || low < 0) {
                    throw Problem.wrong(
                            "bad_request", "a percent sign in the address is not followed by two digits: write %25");
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else if (letter == '+' && form) {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(letter).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return text(bytes.toByteArray(), "the address");
    }

    /** Bytes as UTF-8. */
    static String text(byte[] bytes, String what) throws Problem {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw Problem.wrong("bad_request", what + " has a character NUL");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Problem.wrong("bad_request", what + " is not UTF-8");
        }
    }

    /** The value of a parameter that is there once. */
    Optional<String> one(String name) throws Problem {
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, String> entry : entries) {
            if (entry.getKey().equals(name)) {
                if (found.isPresent()) {
                    throw Problem.wrong("rest_query", "parameter '" + name + "' is there twice");
                }
                found = Optional.of(entry.getValue());
            }
        }
        return found;
    }
}
