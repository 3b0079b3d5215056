package io.neuralake.runtime.delta;

import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The versions of tables that were read last, so that the next query need not read the log again.
 *
 * <p>The memory that they take is bounded; what was not used for the longest time is forgotten first. A table that
 * several threads ask for is loaded by one of them, and the others wait for it.
 */
final class TableCache {

    private static final int PART_OF_HEAP = 4;
    private static final long ENTRY = 1024;

    private final long capacity;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A cache of at most about so many bytes. */
    TableCache(long capacity) {
        this.capacity = capacity;
    }

    /** A cache that takes no more than a quarter of the heap. */
    static TableCache forHeap() {
        return new TableCache(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * What is remembered.
     *
     * @param table qualified name of the table
     * @param root where it is
     * @param version the version; empty for the newest
     */
    record Key(String table, Place root, OptionalLong version) {}

    /** Brings what is remembered up to date. */
    interface Refresh {

        /** The state if it still is the one to use, without reading more than what is new. */
        Optional<TableState> current(TableState state) throws IOException;

        /** The state to use from now on. */
        TableState next(Optional<TableState> state) throws IOException;
    }

    private static final class Entry {
        private volatile Optional<TableState> state = Optional.empty();
    }

    /** The state to use for a key. */
    TableState get(Key key, Refresh refresh) throws IOException {
        Entry entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(key, missing -> new Entry());
        }
        Optional<TableState> known = entry.state;
        if (known.isPresent()) {
            Optional<TableState> current = refresh.current(known.get());
            if (current.isPresent()) {
                return current.get();
            }
        }
        synchronized (entry) {
            TableState next = refresh.next(entry.state);
            entry.state = Optional.of(next);
            evict();
            return next;
        }
    }

    private void evict() {
        synchronized (entries) {
            long bytes = entries.values().stream().mapToLong(TableCache::weight).sum();
            var oldest = entries.values().iterator();
            while (bytes > capacity && oldest.hasNext()) {
                long weight = weight(oldest.next());
                if (weight > 0) {
                    bytes -= weight;
                    oldest.remove();
                }
            }
        }
    }

    private static long weight(Entry entry) {
        return entry.state.map(state -> state.index().bytes() + ENTRY).orElse(0L);
    }
}
