package io.neuralake.runtime.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.neuralake.runtime.row.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes one JSON object for each row. */
final class JsonLinesExport {

    private JsonLinesExport() {}

    static long write(Iterator<Row> rows, OutputStream out) throws IOException {
        long count = 0;
        try (JsonGenerator json = JsonValues.FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            while (rows.hasNext()) {
                Row row = rows.next();
                json.writeStartObject();
                for (int i = 0; i < row.names().size(); i++) {
                    json.writeFieldName(row.names().get(i));
                    JsonValues.write(json, row.get(i));
                }
                json.writeEndObject();
                json.writeRaw('\n');
                count++;
            }
        }
        return count;
    }
}
