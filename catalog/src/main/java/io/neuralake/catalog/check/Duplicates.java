package io.neuralake.catalog.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Finds values whose names differ at most in case. */
final class Duplicates {

    private Duplicates() {}

    /**
     * Two values of one name.
     *
     * @param first the first value of the name
     * @param later another one
     */
    record Pair<T>(T first, T later) {}

    /** Each value whose name an earlier one has, with that one; names are compared without case. */
    static <T> List<Pair<T>> of(List<T> values, Function<T, String> name) {
        Map<String, T> firsts = new HashMap<>();
        List<Pair<T>> pairs = new ArrayList<>();
        for (T value : values) {
            T first = firsts.putIfAbsent(name.apply(value).toLowerCase(Locale.ROOT), value);
            if (first != null) {
                pairs.add(new Pair<>(first, value));
            }
        }
        return pairs;
    }
}
