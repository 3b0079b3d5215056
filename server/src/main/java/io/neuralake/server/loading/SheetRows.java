package io.neuralake.server.loading;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.server.config.SourceFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the rows of a spreadsheet as separated text, and tells the types of its columns by all of their values. */
final class SheetRows implements SheetReader.Rows {

    private final SourceFormat.Spreadsheet range;
    private final BufferedWriter out;
    private final List<String> names = new ArrayList<>();
    private final List<Set<SheetCell.Kind>> kinds = new ArrayList<>();

    private SheetRows(SourceFormat.Spreadsheet range, BufferedWriter out) {
        this.range = range;
        this.out = out;
    }

    /** Writes the rows below the first one, which names the columns. */
    static List<Column> write(SourceFormat.Spreadsheet sheet, Path file, Path csv) throws IOException, LoadException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            SheetRows rows = new SheetRows(sheet, out);
            SheetReader.of(sheet.kind()).read(file, sheet.sheet(), rows);
            if (rows.names.isEmpty()) {
                throw new LoadException("the sheet has no row that names the columns");
            }
            return rows.columns();
        }
    }

    @Override
    public void row(int number, List<SheetCell> cells) throws IOException {
        if (number < range.rowStart().orElse(0) || number > range.rowEnd().orElse(Integer.MAX_VALUE)) {
            return;
        }
        int from = Math.min(range.columnStart().orElse(0), cells.size());
        int to = (int) Math.min(range.columnEnd().orElse(Integer.MAX_VALUE) + 1L, cells.size());
        List<SheetCell> inside = from < to ? cells.subList(from, to) : List.of();
        if (names.isEmpty()) {
            header(inside);
        } else {
            values(inside);
        }
    }

    private void header(List<SheetCell> cells) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).kind() == SheetCell.Kind.EMPTY) {
            last--;
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < last; i++) {
            String written = cells.get(i).text().strip();
            String name = written.isEmpty() ? "column_" + (i + 1) : written;
            for (int more = 1; !taken.add(name); more++) {
                name = written + "_" + more;
            }
            names.add(name);
            kinds.add(EnumSet.noneOf(SheetCell.Kind.class));
        }
    }

    private void values(List<SheetCell> cells) throws IOException {
        boolean empty = true;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            SheetCell cell = i < cells.size() ? cells.get(i) : SheetCell.EMPTY;
            line.append(i == 0 ? "" : ",");
            if (cell.kind() != SheetCell.Kind.EMPTY) {
                empty = false;
                kinds.get(i).add(cell.kind());
                line.append('"').append(cell.text().replace("\"", "\"\"")).append('"');
            }
        }
        if (!empty) {
            out.append(line).append('\n');
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(DuckTypeText.column(names.get(i), type(kinds.get(i)), true, false));
        }
        return columns;
    }

    /** The type that has all values of these kinds. */
    private static ColumnType type(Set<SheetCell.Kind> kinds) {
        if (kinds.equals(EnumSet.of(SheetCell.Kind.BOOLEAN))) {
            return Scalar.BOOLEAN;
        }
        if (kinds.equals(EnumSet.of(SheetCell.Kind.WHOLE))) {
            return Scalar.INT64;
        }
        if (kinds.equals(EnumSet.of(SheetCell.Kind.DATE))) {
            return Scalar.DATE;
        }
        if (kinds.isEmpty()) {
            return Scalar.STRING;
        }
        if (EnumSet.of(SheetCell.Kind.WHOLE, SheetCell.Kind.NUMBER).containsAll(kinds)) {
            return Scalar.FLOAT64;
        }
        return EnumSet.of(SheetCell.Kind.DATE, SheetCell.Kind.TIMESTAMP).containsAll(kinds)
                ? Scalar.TIMESTAMP
                : Scalar.STRING;
    }
}
