package io.neuralake.publish.write;

import io.neuralake.emitters.Artifact;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Compares what is written with what a file holds, and stops at the first difference; neither is in memory as a whole. */
final class FileComparison extends OutputStream {

    private final InputStream file;

    private FileComparison(InputStream file) {
        this.file = file;
    }

    /** Whether a file holds exactly this, in UTF-8. */
    static boolean same(Path path, Artifact.Content content) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            try (Writer out = new OutputStreamWriter(new FileComparison(file), StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            return file.read() < 0;
        } catch (DifferenceException e) {
            return false;
        }
    }

    @Override
    public void write(int letter) throws IOException {
        if (file.read() != (letter & 0xFF)) {
            throw new DifferenceException();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] there = file.readNBytes(length);
        if (!Arrays.equals(there, 0, there.length, bytes, offset, offset + length)) {
            throw new DifferenceException();
        }
    }

    /** Ends the writing of content that differs already. */
    private static final class DifferenceException extends IOException {

        private static final long serialVersionUID = 1L;

        DifferenceException() {
            super("the file holds something else");
        }
    }
}
