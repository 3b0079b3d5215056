package io.neuralake.ingest.commit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A program that takes a table's lock, says so, and holds it until its input ends. */
final class LockHoldingProcess {

    private LockHoldingProcess() {}

    /** The table's directory. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (LocalCommitStore store = new LocalCommitStore(Path.of(arguments[0]))) {
            CommitStore.Lock lock = store.lock(Duration.ofSeconds(10)).orElseThrow();
            out.println("held");
            while (System.in.read() >= 0) {
                // Until it ends.
            }
            lock.close();
        }
    }
}
