package io.neuralake.runtime.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.neuralake.runtime.storage.ObjectStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;

/**
 * The file that says which checkpoint is the last one, for as long as that checkpoint is there.
 *
 * <p>From one that is not, the kernel looks for an earlier one, a thousand versions at a time; a version of nineteen digits
 * keeps it busy for ever. Without the file it lists the log.
 */
record CheckpointHint(StoreInputFile file) implements InputFile {

    static final String NAME = "_last_checkpoint";

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public String path() {
        return file.path();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        if (!holds()) {
            throw new FileNotFoundException(path() + " names no checkpoint that is there");
        }
        return file.newStream();
    }

    private boolean holds() throws IOException {
        long version = -1;
        try (JsonParser parser = JSON.createParser(Channels.newInputStream(file.open()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                    version = parser.getLongValue();
                }
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            return false;
        }
        if (version < 0) {
            return false;
        }
        String checkpoint = LogDirectory.digits(version) + ".checkpoint.";
        List<ObjectStatus> found = file.store().list(file.place().parent(), checkpoint);
        return !found.isEmpty() && found.get(0).name().startsWith(checkpoint);
    }
}
