package io.neuralake.server.loading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads OpenDocument spreadsheets, row by row: XML in a zip file. */
final class OdsReader implements SheetReader {

    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    /** More empty cells than this at the end of a row, or rows at the end of a sheet, only carry a format. */
    private static final int FILLING = 1000;

    @Override
    public void read(Path file, Optional<String> sheet, Rows rows) throws IOException, LoadException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry content = zip.getEntry("content.xml");
            if (content == null) {
                throw new LoadException("it is no .ods file: it has no content.xml");
            }
            try (InputStream bytes = zip.getInputStream(content)) {
                XMLStreamReader xml = factory.createXMLStreamReader(bytes);
                List<String> names = new ArrayList<>();
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, TABLE, "table")) {
                        String name = String.valueOf(xml.getAttributeValue(TABLE, "name"));
                        names.add(name);
                        if (sheet.isEmpty() || sheet.get().equals(name)) {
                            sheet(xml, rows);
                            return;
                        }
                    }
                }
                throw SheetReader.missing(sheet.orElse(""), names);
            }
        } catch (XMLStreamException | java.util.zip.ZipException e) {
            throw new LoadException("it is no .ods file: " + e.getMessage(), e);
        }
    }

    private static boolean is(XMLStreamReader xml, String namespace, String name) {
        return xml.getLocalName().equals(name) && namespace.equals(xml.getNamespaceURI());
    }

    private static void sheet(XMLStreamReader xml, Rows rows) throws XMLStreamException, IOException {
        int number = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && is(xml, TABLE, "table")) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && is(xml, TABLE, "table-row")) {
                int repeated = repeated(xml, "number-rows-repeated");
                List<SheetCell> cells = cells(xml);
                boolean empty = cells.stream().allMatch(cell -> cell.kind() == SheetCell.Kind.EMPTY);
                for (int i = 0; i < repeated && !empty; i++) {
                    rows.row(number + i, cells);
                }
                number += repeated;
            }
        }
    }

    private static int repeated(XMLStreamReader xml, String attribute) {
        String times = xml.getAttributeValue(TABLE, attribute);
        return times == null ? 1 : Integer.parseInt(times);
    }

    private static List<SheetCell> cells(XMLStreamReader xml) throws XMLStreamException {
        List<SheetCell> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && is(xml, TABLE, "table-row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && (is(xml, TABLE, "table-cell") || is(xml, TABLE, "covered-table-cell"))) {
                int repeated = repeated(xml, "number-columns-repeated");
                SheetCell cell = cell(xml);
                if (cell.kind() == SheetCell.Kind.EMPTY && repeated > FILLING) {
                    continue;
                }
                for (int i = 0; i < repeated; i++) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static SheetCell cell(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(OFFICE, "value-type");
        String value = xml.getAttributeValue(OFFICE, "value");
        String date = xml.getAttributeValue(OFFICE, "date-value");
        String truth = xml.getAttributeValue(OFFICE, "boolean-value");
        String string = xml.getAttributeValue(OFFICE, "string-value");
        String shown = shown(xml);
        if (type == null) {
            return SheetCell.EMPTY;
        }
        return switch (type) {
            case "float", "percentage", "currency" ->
                value == null ? SheetCell.EMPTY : SheetCell.number(Double.parseDouble(value));
            case "boolean" -> SheetCell.truth("true".equals(truth));
            case "date" -> date(date, shown);
            default -> SheetCell.text(string == null ? shown : string);
        };
    }

    private static SheetCell date(@Nullable String date, String shown) {
        if (date == null) {
            return SheetCell.text(shown);
        }
        try {
            return SheetCell.time(
                    date.indexOf('T') < 0 ? LocalDate.parse(date).atStartOfDay() : LocalDateTime.parse(date));
        } catch (DateTimeException e) {
            return SheetCell.text(shown);
        }
    }

    /** The paragraphs of a cell, with what is nested in them; it ends at the end of the cell. */
    private static String shown(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int hidden = 0;
        int paragraphs = 0;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                // A note beside the cell is not its value.
                if (hidden > 0 || is(xml, OFFICE, "annotation")) {
                    hidden++;
                } else if (is(xml, TEXT, "p")) {
                    text.append(paragraphs == 0 ? "" : "\n");
                    paragraphs++;
                } else if (is(xml, TEXT, "s")) {
                    String spaces = xml.getAttributeValue(TEXT, "c");
                    text.append(" ".repeat(spaces == null ? 1 : Integer.parseInt(spaces)));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                hidden -= hidden > 0 ? 1 : 0;
            } else if (event == XMLStreamConstants.CHARACTERS && hidden == 0 && paragraphs > 0) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }
}
