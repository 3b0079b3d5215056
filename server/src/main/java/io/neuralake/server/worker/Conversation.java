package io.neuralake.server.worker;

import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.runtime.Catalog;
import io.neuralake.server.protocol.Frame;
import io.neuralake.server.protocol.Frames;
import io.neuralake.server.protocol.Kind;
import io.neuralake.server.protocol.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers what is asked over one connection, one question after the other. */
final class Conversation implements Runnable {

    private final Catalog catalog;
    private final Views views;
    private final Path temporary;
    private final Frames frames;

    /**
     * A conversation.
     *
     * @param temporary directory for files that exist while an answer is given
     */
    Conversation(Catalog catalog, Views views, Path temporary, Frames frames) {
        this.catalog = catalog;
        this.views = views;
        this.temporary = temporary;
        this.frames = frames;
    }

    @Override
    public void run() {
        @Nullable Answer answer = null;
        try (frames) {
            while (true) {
                Frame frame = frames.read();
                if (frame.kind() == Kind.ASK) {
                    answer = new Answer(views, Frames.value(frame, Question.class), temporary, frames);
                    Thread thread = new Thread(answer, "neuralake-worker-answer");
                    thread.setDaemon(true);
                    thread.start();
                } else if (frame.kind() == Kind.PING) {
                    frames.write(Kind.PING, frame.content());
                } else if (frame.kind() == Kind.TABLES) {
                    frames.write(
                            Kind.CATALOG, StandardCharsets.UTF_8.encode(ManifestWriter.manifest(catalog.declared())));
                } else if (frame.kind() == Kind.CANCEL && answer != null) {
                    answer.cancel();
                } else {
                    throw new IOException("nothing that a worker is told: " + frame.kind());
                }
            }
        } catch (IOException e) {
            // Whoever asked is gone.
            if (answer != null) {
                answer.cancel();
            }
        }
    }
}
