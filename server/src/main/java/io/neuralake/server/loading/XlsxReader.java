package io.neuralake.server.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads Excel's XML files, row by row. */
final class XlsxReader implements SheetReader {

    @Override
    public void read(Path file, Optional<String> sheet, Rows rows) throws IOException, LoadException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            Sheet found = sheet.isEmpty()
                    ? book.getFirstSheet()
                    : book.findSheet(sheet.get()).orElse(null);
            if (found == null) {
                throw SheetReader.missing(
                        sheet.orElse(""), book.getSheets().map(Sheet::getName).toList());
            }
            try (Stream<Row> stream = found.openStream()) {
                for (Row row : (Iterable<Row>) stream::iterator) {
                    rows.row(row.getRowNum() - 1, cells(row));
                }
            }
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw new LoadException("it is no .xlsx file: " + e.getMessage(), e);
        }
    }

    private static List<SheetCell> cells(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(cell(row.getOptionalCell(i).orElse(null)));
        }
        return cells;
    }

    private static SheetCell cell(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return SheetCell.EMPTY;
        }
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.BOOLEAN) {
            return SheetCell.truth(cell.asBoolean());
        }
        if (cell.getType() == CellType.NUMBER) {
            return dated(cell.getDataFormatString())
                    ? SheetCell.time(cell.asDate())
                    : SheetCell.number(cell.asNumber().doubleValue());
        }
        if (cell.getType() == CellType.FORMULA) {
            return raw == null ? SheetCell.EMPTY : computed(raw, dated(cell.getDataFormatString()), cell);
        }
        String text = cell.getText();
        return text == null ? SheetCell.EMPTY : SheetCell.text(text);
    }

    /** What a formula gave when the file was saved; its kind is not written down. */
    private static SheetCell computed(String raw, boolean dated, Cell cell) {
        try {
            double number = Double.parseDouble(raw);
            return dated ? SheetCell.time(cell.asDate()) : SheetCell.number(number);
        } catch (NumberFormatException | ExcelReaderException e) {
            return SheetCell.text(raw);
        }
    }

    /** Whether a format shows a day or a time: it has a letter for one outside of quotes and brackets. */
    private static boolean dated(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String letters = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|general", "");
        return letters.matches(".*[ymdhs].*");
    }
}
