package io.neuralake.runtime.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the first and last bytes of a file that cannot be read tell of it. */
enum ParquetEnds {
    EMPTY("it is empty", "write it again, or remove it"),
    CUT_OFF("it begins as a Parquet file and ends too early", "restore the file from a copy, or write it again"),
    ENCRYPTED("it is encrypted", "write it without encryption"),
    OTHER("it is no Parquet file", "remove it or give it another name, or write it again as Parquet");

    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED_MAGIC = "PARE";

    private final String told;
    private final String fix;

    ParquetEnds(String told, String fix) {
        this.told = told;
        this.fix = fix;
    }

    /** What is wrong, in words that follow the name of the file. */
    String told() {
        return told;
    }

    /** What to do about it. */
    String fix() {
        return fix;
    }

    /** Looks at a file on this machine; empty if it begins and ends as it should, or cannot be looked at. */
    static Optional<ParquetEnds> of(String path) {
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            long length = file.length();
            if (length == 0) {
                return Optional.of(EMPTY);
            }
            String start = four(file, 0, length);
            String end = four(file, Math.max(0, length - MAGIC.length()), length);
            if (start.equals(ENCRYPTED_MAGIC) || (start.equals(MAGIC) && end.equals(ENCRYPTED_MAGIC))) {
                return Optional.of(ENCRYPTED);
            }
            if (!start.equals(MAGIC)) {
                return MAGIC.startsWith(start) ? Optional.of(CUT_OFF) : Optional.of(OTHER);
            }
            return end.equals(MAGIC) && length > 2L * MAGIC.length() ? Optional.empty() : Optional.of(CUT_OFF);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String four(RandomAccessFile file, long from, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(MAGIC.length(), length - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
