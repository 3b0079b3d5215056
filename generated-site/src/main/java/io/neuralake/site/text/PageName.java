package io.neuralake.site.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * The name of a file or of an anchor for a name of the catalog: the same for names that pass the checks, and safe in
 * every file system and address for all others. Different names have different ones.
 */
public final class PageName {

    private static final int LONGEST = 120;

    /** Windows has no files of these names, whatever follows the dot. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private PageName() {}

    /** The name with everything but {@code a-z}, {@code 0-9} and {@code _} written as {@code -hex-}. */
    public static String of(String name) {
        return plain(name) && !name.isEmpty() && name.length() <= LONGEST && !DEVICES.contains(name)
                ? name
                : written(name);
    }

    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!plain(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
    }

    private static String written(String name) {
        StringBuilder page = new StringBuilder(name.length());
        name.codePoints().limit(LONGEST + 1L).forEach(letter -> append(page, letter));
        if (page.length() > LONGEST) {
            return page.substring(0, LONGEST - 20) + "-" + digest(name);
        }
        return page.isEmpty() || DEVICES.contains(name) ? page + "-" : page.toString();
    }

    private static void append(StringBuilder page, int letter) {
        if (plain(letter)) {
            page.append((char) letter);
        } else {
            page.append('-').append(Integer.toHexString(letter)).append('-');
        }
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
