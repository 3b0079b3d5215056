package io.neuralake.runtime.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.neuralake.runtime.row.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes lines of values with commas between them. */
final class CsvExport {

    private static final String LINE_END = "\r\n";

    private final Writer out;

    private CsvExport(Writer out) {
        this.out = out;
    }

    static long write(List<String> names, Iterator<Row> rows, OutputStream stream) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        CsvExport csv = new CsvExport(out);
        csv.line(names);
        long count = 0;
        while (rows.hasNext()) {
            csv.line(rows.next().values());
            count++;
        }
        out.flush();
        return count;
    }

    private void line(List<?> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            value(values.get(i));
        }
        out.write(LINE_END);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        String text = value instanceof List<?> || value instanceof Map<?, ?> ? nested(value) : JsonValues.text(value);
        if (text.isEmpty() || text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private String nested(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonValues.FACTORY.createGenerator(text)) {
            JsonValues.write(generator, value);
        }
        return text.toString();
    }
}
