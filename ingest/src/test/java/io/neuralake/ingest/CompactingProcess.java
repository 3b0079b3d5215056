package io.neuralake.ingest;

import io.neuralake.ingest.maintenance.CompactionOptions;
import io.neuralake.ingest.maintenance.TableMaintenance;
import io.neuralake.runtime.Catalog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A program that puts small files together and writes checkpoints until it is killed. */
final class CompactingProcess {

    private CompactingProcess() {}

    /** Directory of the lake. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        CompactionOptions eager =
                CompactionOptions.defaults().quiet(Duration.ZERO).leastFiles(4);
        try (Catalog catalog = new Lake(Path.of(arguments[0])).open(AppendingProcess.EVENTS)) {
            TableMaintenance maintenance = TableMaintenance.of(Lake.storage(catalog, "events"));
            while (true) {
                out.println("removed " + maintenance.compact(eager, told -> {}).removed());
                maintenance.checkpoint();
            }
        }
    }
}
