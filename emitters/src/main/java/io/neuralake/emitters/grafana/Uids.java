package io.neuralake.emitters.grafana;

import io.neuralake.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies dashboards in Grafana by the qualified names of their tables, so that links and alerts outlive a new
 * publication. Grafana takes 40 characters of {@code [A-Za-z0-9_-]} at most; of longer names the end is replaced by a hash
 * of the whole.
 */
final class Uids {

    /** The data source's. */
    static final String DATA_SOURCE = "neuralake";

    private static final int LONGEST = 40;
    private static final int HASH = 12;

    private Uids() {}

    /** The one of a table's dashboard. Names have no hyphen, so that two tables never share one that is not cut. */
    static String of(Table table) {
        String whole = "nl-" + table.database() + "-" + table.name();
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST - HASH - 1) + "-" + hash(whole).substring(0, HASH);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
