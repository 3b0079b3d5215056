package io.neuralake.runtime.column;

import io.neuralake.catalog.Operator;
import java.util.List;

/**
 * A column of maps. An absent map neither contains nor lacks a key.
 *
 * @param <K> Java type of the keys
 */
public final class MapColumn<K> extends Column {

    /** A column of the table. */
    public MapColumn(String name) {
        super(List.of(name));
    }

    /** Has an entry for the key. */
    public Predicate containsKey(K key) {
        return test(Operator.INCLUDES, key);
    }
}
