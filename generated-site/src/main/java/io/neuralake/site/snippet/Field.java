package io.neuralake.site.snippet;

import io.neuralake.site.text.Visible;
import java.util.List;

/**
 * A value in the snippets that a reader can edit.
 *
 * @param number its place among the fields, from 0
 * @param label what it is compared with
 * @param operator how, in a word or sign; empty if it needs none
 * @param kind what can be written: {@code int}, {@code number}, {@code text}, {@code date} and so on
 * @param value the value as it was declared
 * @param options what can be chosen, if not everything can be written
 */
public record Field(int number, String label, String operator, String kind, String value, List<String> options) {

    /** Copies the options. */
    public Field {
        options = List.copyOf(options);
    }

    /** An option as it is read. */
    public String shown(String option) {
        return Visible.text(option);
    }
}
