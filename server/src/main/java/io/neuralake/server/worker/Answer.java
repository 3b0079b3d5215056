package io.neuralake.server.worker;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.QueryResult;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.export.Export;
import io.neuralake.runtime.export.ExportFormat;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.protocol.Failed;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import io.neuralake.server.protocol.Opening;
import io.neuralake.server.protocol.Question;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** The answer to one question. */
final class Answer implements Runnable {

    private final Catalog catalog;
    private final Question question;
    private final Frames frames;
    private @Nullable Thread opening;
    private @Nullable ArrowReader open;
    private boolean cancelled;

    Answer(Catalog catalog, Question question, Frames frames) {
        this.catalog = catalog;
        this.question = question;
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
            QueryResult result = result();
            cause = Failed.Cause.READING;
            frames.write(Kind.DONE, (Object) written(result));
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

    private QueryResult result() {
        QueryResult result = catalog.sql(question.statement());
        for (Map.Entry<String, Long> version : question.versions().entrySet()) {
            result = result.version(version.getKey(), version.getValue());
        }
        for (Map.Entry<String, String> moment : question.moments().entrySet()) {
            result = result.asOf(moment.getKey(), Instant.parse(moment.getValue()));
        }
        return result;
    }

    private Done written(QueryResult result) throws IOException {
        try (ArrowReader batches = opened(result)) {
            frames.write(Kind.OPENED, (Object)
                    Opening.of(batches.getVectorSchemaRoot().getSchema(), List.of(), null, false));
            Encoding encoding = question.encoding();
            if (encoding == null) {
                return new Done(0, 0);
            }
            FrameStream out = new FrameStream(frames, question.bytes());
            ArrowReader limited = new LimitedBatches(
                    batches, batches.getVectorSchemaRoot().getVector(0).getAllocator(), question.rows());
            long rows = Export.write(limited, format(encoding), out);
            return new Done(rows, out.bytes());
        }
    }

    private static ExportFormat format(Encoding encoding) {
        return switch (encoding) {
            case ARROW_STREAM -> ExportFormat.ARROW_STREAM;
            case ARROW_FILE -> ExportFormat.ARROW_FILE;
            case JSON_LINES -> ExportFormat.JSON_LINES;
            case CSV -> ExportFormat.CSV;
            case JSON, PARQUET, POSTGRES ->
                throw new LakeException("answer in " + encoding, "a worker does not write it", "ask for CSV");
        };
    }

    private ArrowReader opened(QueryResult result) {
        synchronized (this) {
            opening = Thread.currentThread();
            if (cancelled) {
                opening.interrupt();
            }
        }
        try {
            ArrowReader batches = result.arrow();
            synchronized (this) {
                open = batches;
            }
            return batches;
        } finally {
            synchronized (this) {
                opening = null;
                // From here on it is ended by closing: an interrupt would also close the connection.
                Thread.interrupted();
            }
        }
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
