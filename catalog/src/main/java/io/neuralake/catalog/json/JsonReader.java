package io.neuralake.catalog.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects from text. A class of its own, so that a compile that reads nothing does not load Jackson. */
final class JsonReader {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonReader() {}

    /** The objects that a text holds one after the other, at least one. */
    static List<JsonObject> parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonException("the text does not start with a JSON object");
            }
            List<JsonObject> objects = new ArrayList<>();
            do {
                objects.add(readObject(parser, "$"));
                @Nullable JsonToken next = parser.nextToken();
                if (next != null && next != JsonToken.START_OBJECT) {
                    throw new JsonException("something follows the JSON object");
                }
            } while (parser.currentToken() != null);
            return objects;
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new JsonException("not JSON: " + e.getOriginalMessage() + line, e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading JSON from memory", e);
        }
    }

    private static JsonObject readObject(JsonParser parser, String path) throws IOException {
        JsonObject object = new JsonObject(path);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.read(name, readValue(parser, path + "." + name));
        }
        return object;
    }

    private static @Nullable Object readValue(JsonParser parser, String path) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> readObject(parser, path);
            case START_ARRAY -> readList(parser, path);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> throw new JsonException(path + " is " + token + ", but a value is expected");
        };
    }

    private static List<@Nullable Object> readList(JsonParser parser, String path) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(parser, path + "[" + list.size() + "]"));
        }
        return list;
    }
}
