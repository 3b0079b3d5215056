package io.neuralake.server.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads Excel's files of before 2007. They have 65,536 rows at most, and are in memory while they are read. */
final class XlsReader implements SheetReader {

    @Override
    public void read(Path file, Optional<String> sheet, Rows rows) throws IOException, LoadException {
        try (POIFSFileSystem bytes = new POIFSFileSystem(file.toFile(), true);
                HSSFWorkbook book = new HSSFWorkbook(bytes)) {
            Sheet found = sheet.isEmpty() ? book.getSheetAt(0) : book.getSheet(sheet.get());
            if (found == null) {
                List<String> names = new ArrayList<>();
                book.forEach(other -> names.add(other.getSheetName()));
                throw SheetReader.missing(sheet.orElse(""), names);
            }
            for (Row row : found) {
                List<SheetCell> cells = new ArrayList<>();
                for (int i = 0; i < row.getLastCellNum(); i++) {
                    cells.add(cell(row.getCell(i)));
                }
                rows.row(row.getRowNum(), cells);
            }
        } catch (RuntimeException e) {
            throw new LoadException("it is no .xls file: " + e.getMessage(), e);
        }
    }

    private static SheetCell cell(@Nullable Cell cell) {
        if (cell == null) {
            return SheetCell.EMPTY;
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? SheetCell.time(cell.getLocalDateTimeCellValue())
                        : SheetCell.number(cell.getNumericCellValue());
            case STRING -> SheetCell.text(cell.getStringCellValue());
            case BOOLEAN -> SheetCell.truth(cell.getBooleanCellValue());
            default -> SheetCell.EMPTY;
        };
    }
}
