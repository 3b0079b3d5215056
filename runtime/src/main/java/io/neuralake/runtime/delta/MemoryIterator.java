package io.neuralake.runtime.delta;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.List;

/**
 * Gives the kernel what is in memory already.
 *
 * @param items one after the other
 */
record MemoryIterator<T>(Iterator<T> items) implements CloseableIterator<T> {

    MemoryIterator(List<T> items) {
        this(items.iterator());
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public T next() {
        return items.next();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
