package io.neuralake.server.flight;

/** A pattern of names as metadata commands have it: {@code %} is any text, {@code _} any letter, {@code \} takes that meaning away. */
final class LikePattern {

    private LikePattern() {}

    /** Whether a name fits; case counts. Time is at most the product of both lengths. */
    static boolean fits(String pattern, String name) {
        int at = 0;
        int read = 0;
        int afterStar = -1;
        int retry = 0;
        while (read < name.length()) {
            char letter = at < pattern.length() ? pattern.charAt(at) : 0;
            boolean escaped = letter == '\\' && at + 1 < pattern.length();
            char wanted = escaped ? pattern.charAt(at + 1) : letter;
            if (at < pattern.length() && letter == '%') {
                at++;
                afterStar = at;
                retry = read;
            } else if (at < pattern.length() && (wanted == name.charAt(read) || (!escaped && letter == '_'))) {
                at += escaped ? 2 : 1;
                read++;
            } else if (afterStar >= 0) {
                at = afterStar;
                retry++;
                read = retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '%') {
            at++;
        }
        return at == pattern.length();
    }
}
