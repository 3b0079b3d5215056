package io.neuralake.server.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Values by key that the HTTP door serves; used by any number of threads, while stores are loaded again. */
public final class KeyValueStores {

    private volatile Map<String, Map<String, String>> stores;

    /** Stores by name, each with its values by key. */
    public KeyValueStores(Map<String, Map<String, String>> stores) {
        this.stores = copy(stores);
    }

    private static Map<String, Map<String, String>> copy(Map<String, Map<String, String>> stores) {
        Map<String, Map<String, String>> copy = new HashMap<>();
        stores.forEach((name, values) -> copy.put(name, Map.copyOf(values)));
        return Map.copyOf(copy);
    }

    /** Names of the stores. */
    public SortedSet<String> names() {
        return new TreeSet<>(stores.keySet());
    }

    /** Whether there is a store of this name. */
    public boolean has(String store) {
        return stores.containsKey(store);
    }

    /** The value of a key; empty if the store, or the key in it, is not there. */
    public Optional<String> value(String store, String key) {
        return Optional.ofNullable(stores.getOrDefault(store, Map.of()).get(key));
    }

    /** Puts other values in place of those of a store. */
    synchronized void replace(String store, Map<String, String> values) {
        Map<String, Map<String, String>> next = new HashMap<>(stores);
        next.put(store, Map.copyOf(values));
        stores = Map.copyOf(next);
    }
}
