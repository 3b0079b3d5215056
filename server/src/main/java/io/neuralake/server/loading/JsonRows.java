package io.neuralake.server.loading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows that are somewhere in a JSON text as lines of JSON. The text is never in memory as a whole.
 *
 * <p>A row is an object, or an array with values in a known order.
 */
final class JsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final String pointer;
    private final @Nullable List<String> names;

    /**
     * Rows of one place.
     *
     * @param pointer where they are, by RFC 6901; empty for the whole text
     * @param names names of a row's values if it is an array, else null
     */
    JsonRows(String pointer, @Nullable List<String> names) {
        this.pointer = pointer;
        this.names = names;
    }

    void write(Path file, Path lines) throws IOException, LoadException {
        try (JsonParser in = JSON.createParser(file.toFile());
                OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(lines));
                JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            in.nextToken();
            for (String part : parts()) {
                enter(in, part);
            }
            rows(in, out);
        } catch (JsonProcessingException e) {
            throw new LoadException(
                    "it is no JSON: " + e.getOriginalMessage() + " in line "
                            + e.getLocation().getLineNr(),
                    e);
        }
    }

    private List<String> parts() throws LoadException {
        List<String> parts = new ArrayList<>();
        if (pointer.isEmpty()) {
            return parts;
        }
        if (!pointer.startsWith("/")) {
            throw new LoadException("the pointer '" + pointer + "' must begin with /");
        }
        for (String part : pointer.substring(1).split("/", -1)) {
            parts.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return parts;
    }

    private void enter(JsonParser in, String part) throws IOException, LoadException {
        if (in.currentToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = in.currentName().equals(part);
                in.nextToken();
                if (found) {
                    return;
                }
                in.skipChildren();
            }
        } else if (in.currentToken() == JsonToken.START_ARRAY && part.matches("0|[1-9][0-9]{0,8}")) {
            for (int left = Integer.parseInt(part); in.nextToken() != JsonToken.END_ARRAY; left--) {
                if (left == 0) {
                    return;
                }
                in.skipChildren();
            }
        }
        throw new LoadException("nothing is at '" + pointer + "' in it");
    }

    private void rows(JsonParser in, JsonGenerator out) throws IOException, LoadException {
        if (in.currentToken() == JsonToken.START_OBJECT && names == null) {
            out.copyCurrentStructureExact(in);
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new LoadException("what is at '" + pointer + "' in it is no list of rows");
        }
        int row = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (names == null && in.currentToken() == JsonToken.START_OBJECT) {
                out.copyCurrentStructureExact(in);
            } else if (names != null && in.currentToken() == JsonToken.START_ARRAY) {
                values(in, out, names, row);
            } else {
                throw new LoadException("row " + row + " is no " + (names == null ? "object" : "array"));
            }
            row++;
        }
    }

    private static void values(JsonParser in, JsonGenerator out, List<String> names, int row)
            throws IOException, LoadException {
        out.writeStartObject();
        int value = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (value == names.size()) {
                throw new LoadException("row " + row + " has more than the " + names.size() + " values of the schema");
            }
            out.writeFieldName(names.get(value));
            out.copyCurrentStructureExact(in);
            value++;
        }
        if (value < names.size()) {
            throw new LoadException(
                    "row " + row + " has " + value + " values, and the schema has " + names.size() + " columns");
        }
        out.writeEndObject();
    }
}
