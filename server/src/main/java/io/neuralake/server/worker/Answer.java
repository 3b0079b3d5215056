package io.neuralake.server.worker;

import io.neuralake.runtime.CatalogView;
import io.neuralake.runtime.PlannedResult;
import io.neuralake.runtime.QueryResult;
import io.neuralake.runtime.StatementDescription;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.Export;
import io.neuralake.runtime.export.ExportFormat;
import io.neuralake.server.encoding.RowEncoder;
import io.neuralake.server.introspection.SystemCatalog;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import io.neuralake.server.protocol.Opening;
import io.neuralake.server.protocol.ParameterType;
import io.neuralake.server.protocol.Question;
import io.neuralake.server.protocol.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to one question. */
final class Answer implements Runnable {

    private final Views views;
    private final Question question;
    private final Path temporary;
    private final Frames frames;
    private @Nullable Thread opening;
    private @Nullable ArrowReader open;
    private boolean cancelled;

    /**
     * An answer.
     *
     * @param temporary directory for a file that exists while the answer is given
     */
    Answer(Views views, Question question, Path temporary, Frames frames) {
        this.views = views;
        this.question = question;
        this.temporary = temporary;
        this.frames = frames;
    }

    @Override
    public void run() {
        try {
            end();
        } catch (IOException e) {
            // Whoever asked is gone, and with it the connection.
        }
    }

    private void end() throws IOException {
        Failed.Cause cause = Failed.Cause.STATEMENT;
        try {
            Session session = question.session();
            if (session != null) {
                frames.write(Kind.DONE, (Object) looked(session));
                return;
            }
            CatalogView view = views.of(question.tables());
            Encoding encoding = question.encoding();
            if (encoding == null) {
                StatementDescription described = view.describe(question.statement());
                // Values may give columns other types than a statement without them has.
                Schema columns = question.parameters().isEmpty()
                        ? described.columns()
                        : interruptibly(result(view)::planned).columns();
                opened(columns, Parameters.types(described.parameters()), null, false);
                frames.write(Kind.DONE, (Object) new Done(0, 0));
                return;
            }
            QueryResult result = result(view);
            cause = Failed.Cause.READING;
            frames.write(Kind.DONE, (Object) answered(result, encoding));
        } catch (LakeException e) {
            fail(cause, e.asked(), e.reason(), e.fix());
        } catch (TooLargeException e) {
            fail(Failed.Cause.LIMIT, "answer", e.reason(), e.fix());
        } catch (RuntimeException e) {
            fail(cause, "answer", e.toString(), "report it with the statement");
        }
    }

    private void fail(Failed.Cause cause, String asked, String reason, String fix) throws IOException {
        boolean unwanted;
        synchronized (this) {
            unwanted = cancelled;
        }
        frames.write(Kind.FAILED, (Object) new Failed(unwanted ? Failed.Cause.CANCELLED : cause, asked, reason, fix));
    }

    private void opened(Schema columns, List<ParameterType> parameters, @Nullable String fingerprint, boolean unchanged)
            throws IOException {
        frames.write(Kind.OPENED, (Object) Opening.of(columns, parameters, fingerprint, unchanged));
    }

    private QueryResult result(CatalogView view) {
        QueryResult result = view.sql(question.statement(), Parameters.values(question.parameters()));
        for (Map.Entry<String, Long> version : question.versions().entrySet()) {
            result = result.version(version.getKey(), version.getValue());
        }
        for (Map.Entry<String, String> moment : question.moments().entrySet()) {
            result = result.asOf(moment.getKey(), Instant.parse(moment.getValue()));
        }
        return result;
    }

    /** The answer to a question about system catalogs. */
    private Done looked(Session session) throws IOException {
        SystemCatalog system = views.system(question.tables());
        try (ArrowReader batches = begun(system.ask(question.statement(), question.parameters(), session))) {
            Encoding encoding = question.encoding();
            List<ParameterType> parameters =
                    encoding == null ? SystemCatalog.parameters(question.statement()) : List.of();
            opened(batches.getVectorSchemaRoot().getSchema(), parameters, null, false);
            return encoding == null
                    ? new Done(0, 0)
                    : written(new LimitedBatches(batches, system.allocator(), question.rows()), encoding);
        }
    }

    private Done answered(QueryResult result, Encoding encoding) throws IOException {
        PlannedResult planned = interruptibly(result::planned);
        String fingerprint = planned.fingerprint().orElse(null);
        if (fingerprint != null && fingerprint.equals(question.known())) {
            opened(planned.columns(), List.of(), fingerprint, true);
            return new Done(0, 0);
        }
        if (encoding == Encoding.PARQUET) {
            opened(planned.columns(), List.of(), fingerprint, false);
            return parquet(planned);
        }
        try (ArrowReader batches = interruptibly(() -> begun(planned.arrow()))) {
            opened(batches.getVectorSchemaRoot().getSchema(), List.of(), fingerprint, false);
            return written(
                    new LimitedBatches(
                            batches, batches.getVectorSchemaRoot().getVector(0).getAllocator(), question.rows()),
                    encoding);
        }
    }

    private Done written(ArrowReader batches, Encoding encoding) throws IOException {
        return switch (encoding) {
            case ARROW_STREAM -> arrow(batches, ExportFormat.ARROW_STREAM);
            case ARROW_FILE -> arrow(batches, ExportFormat.ARROW_FILE);
            case JSON -> rows(batches, RowEncoder.json());
            case JSON_LINES -> rows(batches, RowEncoder.jsonLines());
            case CSV -> rows(batches, RowEncoder.csv());
            case POSTGRES -> rows(batches, RowEncoder.postgres(question.binary()));
            case PARQUET -> throw new IllegalArgumentException("Parquet needs a file");
        };
    }

    private Done arrow(ArrowReader batches, ExportFormat format) throws IOException {
        FrameStream out = new FrameStream(frames, question.bytes());
        long rows = Export.write(batches, format, out);
        return new Done(rows, out.bytes());
    }

    private Done rows(ArrowReader batches, RowEncoder encoder) throws IOException {
        FrameParts parts = new FrameParts(frames, question.bytes());
        long rows = encoder.write(batches, parts);
        return new Done(rows, parts.bytes());
    }

    /** Writes a file, since the end of a Parquet file says where everything is, and sends it. */
    private Done parquet(PlannedResult planned) throws IOException {
        Path file = temporary.resolve("answer-" + UUID.randomUUID() + ".parquet");
        try {
            long rows = interruptibly(() -> planned.parquet(file));
            if (rows > question.rows()) {
                throw TooLargeException.rows(question.rows());
            }
            FrameStream out = new FrameStream(frames, question.bytes());
            Files.copy(file, out);
            out.flush();
            return new Done(rows, out.bytes());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private interface Step<V> {
        V done() throws IOException;
    }

    /** Does something that an interrupt ends. */
    private <V> V interruptibly(Step<V> step) throws IOException {
        synchronized (this) {
            opening = Thread.currentThread();
            if (cancelled) {
                opening.interrupt();
            }
        }
        try {
            return step.done();
        } finally {
            synchronized (this) {
                opening = null;
                // From here on it is ended by closing: an interrupt would also close the connection.
                Thread.interrupted();
            }
        }
    }

    private ArrowReader begun(ArrowReader batches) {
        synchronized (this) {
            open = batches;
        }
        return batches;
    }

    /** Ends it, if it has not ended. */
    void cancel() {
        ArrowReader batches;
        synchronized (this) {
            cancelled = true;
            if (opening != null) {
                opening.interrupt();
            }
            batches = open;
        }
        if (batches != null) {
            try {
                batches.close();
            } catch (IOException | RuntimeException e) {
                // The answer says how it ended.
            }
        }
    }
}
