package io.neuralake.runtime;

import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.engine.StatementPlanner;
import io.neuralake.runtime.engine.StatementUse;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** The result of a statement of which is settled what it reads, and nothing of that has been read. */
public final class PlannedResult {

    private final Reading reading;
    private final StatementPlanner planner;
    private final String statement;
    private final StatementUse use;
    private final List<TableInput> inputs;

    PlannedResult(
            Reading reading, StatementPlanner planner, String statement, StatementUse use, List<TableInput> inputs) {
        this.reading = reading;
        this.planner = planner;
        this.statement = statement;
        this.use = use;
        this.inputs = List.copyOf(inputs);
    }

    /**
     * What changes whenever the result may: with the statement, and with the files of its tables. Empty if that cannot be told, because
     * the statement asks for the time or for something random, or reads a function or a database.
     */
    public Optional<String> fingerprint() {
        if (!use.repeatable() || use.moment().isPresent()) {
            return Optional.empty();
        }
        MessageDigest digest = digest();
        add(digest, statement);
        for (TableInput input : inputs) {
            if (!(input instanceof ScanPlan plan)) {
                return Optional.empty();
            }
            add(digest, plan.table().qualifiedName());
            add(digest, plan.version().toString());
            for (PlannedFile file : plan.files()) {
                add(digest, file.place() + "\n" + file.size() + " " + file.modified() + " " + file.tag());
            }
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, 16));
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The columns of the result, found out without reading data. */
    public Schema columns() {
        return planner.shape(statement).columns();
    }

    /** The rows as batches; whoever asks closes the reader. */
    public ArrowReader arrow() {
        return reading.open(run -> read(run, run.engine()));
    }

    /** Writes the rows to a Parquet file that does not exist; gives their number. */
    public long parquet(Path file) throws IOException {
        return Result.written(reading.open(run -> read(run, run.engine().into(file))));
    }

    private ArrowReader read(Reading.Run run, ScanEngine engine) {
        run.planned().accept(inputs);
        return engine.query(statement, use, inputs);
    }
}
