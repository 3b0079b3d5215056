package io.neuralake.benchmarks.data;

import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The log of a Delta table with very many files, and a checkpoint. The files themselves are not there: nobody reads them. */
public final class ManyFiles {

    private static final int PER_FILE = 1000;
    private static final int IMPLANTS = 100;
    private static final int DAYS = 100;
    private static final String COLUMNS = """
            implant_id integer
            date date
            seq long
            voltage double
            """;

    private ManyFiles() {}

    /** The table in a cache directory, which is written unless an earlier run has done so. */
    public static Path written(Path cache, int files) throws IOException {
        Path root = cache.resolve("files-" + files);
        if (!Files.isDirectory(root)) {
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, "unfinished-");
            write(unfinished, files);
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
        }
        return root;
    }

    private static void write(Path root, int files) throws IOException {
        DeltaLog log = new DeltaLog(root, List.of("implant_id", "date"), COLUMNS);
        for (int file = 0; file < files; file++) {
            int implant = file % IMPLANTS;
            LocalDate day = Lake.FIRST_DAY.plusDays(file / IMPLANTS % DAYS);
            log.add(
                    "implant_id=" + implant + "/date=" + day + "/part-" + file + ".parquet",
                    "{\"implant_id\":\"" + implant + "\",\"date\":\"" + day + "\"}",
                    Lake.statistics((long) file * PER_FILE, (long) (file + 1) * PER_FILE),
                    PER_FILE);
        }
        log.write();
        Engine engine = DefaultEngine.create(new Configuration());
        TableManager.loadSnapshot(root.toString()).build(engine).writeCheckpoint(engine);
    }

    /** Adds one file by a new commit. */
    public static void append(Path root, int version) throws IOException {
        String partition = "{\"implant_id\":\"5\",\"date\":\"" + Lake.FIRST_DAY + "\"}";
        DeltaLog.append(
                root,
                version,
                DeltaLog.action("new-" + version + ".parquet", partition, Lake.statistics(0, PER_FILE), PER_FILE));
    }
}
