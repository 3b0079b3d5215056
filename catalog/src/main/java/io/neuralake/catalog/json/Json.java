package io.neuralake.catalog.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Prints and parses JSON objects. */
public final class Json {

    private Json() {}

    /** The object as text that ends with a line end. */
    public static String print(JsonObject object) {
        StringWriter text = new StringWriter();
        try {
            print(object, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory", e);
        }
        return text.toString();
    }

    /** Writes the object as text that ends with a line end; documents can be too large to be held as one text. */
    public static void print(JsonObject object, Writer out) throws IOException {
        new JsonPrinter(out).document(object);
    }

    /**
     * The object that a text holds.
     *
     * @throws JsonException if the text is not one JSON object
     */
    public static JsonObject parse(String text) {
        List<JsonObject> objects = parseAll(text);
        if (objects.size() > 1) {
            throw new JsonException("something follows the JSON object");
        }
        return objects.get(0);
    }

    /**
     * The objects that a text holds one after the other, at least one.
     *
     * @throws JsonException if the text is anything else
     */
    public static List<JsonObject> parseAll(String text) {
        return JsonReader.parse(text);
    }
}
