package io.neuralake.catalog;

import java.util.List;

/**
 * An author's word that rules need not hold for a declaration, exactly as it was written.
 *
 * @param rules codes of the rules; whether there are such rules was not looked at
 * @param reason why they need not hold; may be blank, which is a problem of its own
 * @param origin the annotation
 */
public record Suppression(List<String> rules, String reason, Origin origin) {

    /** Copies the codes. */
    public Suppression {
        rules = List.copyOf(rules);
    }
}
