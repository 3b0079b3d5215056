package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import java.nio.Buffer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Makes Arrow's memory, or says what the JVM must be started with. */
final class ArrowMemory {

    private ArrowMemory() {}

    static BufferAllocator allocator() {
        Module arrow = BufferAllocator.class.getModule();
        if (!Buffer.class.getModule().isOpen("java.nio", arrow)) {
            String target = arrow.isNamed() ? arrow.getName() : "ALL-UNNAMED";
            throw new LakeException(
                    "open the catalog",
                    "Apache Arrow needs to reach into java.nio, which this JVM does not allow",
                    "start Java with --add-opens=java.base/java.nio=" + target);
        }
        return new RootAllocator();
    }
}
