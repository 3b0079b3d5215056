package io.neuralake.runtime.row;

import io.neuralake.runtime.error.LakeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The first rows of a result as a printed table.
 *
 * <pre>
 * ┌────────────┬────────────┐
 * │ implant_id │ date       │
 * │      int32 │ date       │
 * ├────────────┼────────────┤
 * │       4595 │ 2024-04-14 │
 * └────────────┴────────────┘
 * 1 row
 * </pre>
 */
public final class Frame {

    private static final int WIDEST = 40;
    private static final int WIDTH = 160;
    private static final int ENOUGH = 80;
    private static final String LEFT_OUT = "…";

    private final List<String> names;
    private final List<String> types;
    private final List<Boolean> numbers;
    private final List<List<String>> rows;
    private final boolean more;
    private final int width;

    private Frame(
            List<String> names,
            List<String> types,
            List<Boolean> numbers,
            List<List<String>> rows,
            boolean more,
            int width) {
        this.names = names;
        this.types = types;
        this.numbers = numbers;
        this.rows = rows;
        this.more = more;
        this.width = width;
    }

    /**
     * Reads at most {@code most} rows, and looks whether there are more.
     *
     * @param batches the result, which stays open
     */
    public static Frame read(ArrowReader batches, int most) throws IOException {
        VectorSchemaRoot root = batches.getVectorSchemaRoot();
        List<List<String>> rows = new ArrayList<>();
        boolean more = false;
        while (!more && batches.loadNextBatch()) {
            for (int i = 0; i < root.getRowCount() && !more; i++) {
                if (rows.size() < most) {
                    rows.add(cells(root, i));
                } else {
                    more = true;
                }
            }
        }
        List<Field> fields = root.getSchema().getFields();
        return new Frame(
                fields.stream().map(field -> CellText.visible(field.getName())).toList(),
                fields.stream()
                        .map(field -> CellText.visible(ArrowTypes.text(field)))
                        .toList(),
                fields.stream().map(ArrowTypes::number).toList(),
                rows,
                more,
                WIDTH);
    }

    private static List<String> cells(VectorSchemaRoot root, int index) {
        List<String> cells = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
            cells.add(CellText.of(ArrowValues.value(vector, index)));
        }
        return cells;
    }

    /** Number of rows that are printed. */
    public int rows() {
        return rows.size();
    }

    /** Whether the result has more rows than are printed. */
    public boolean more() {
        return more;
    }

    /**
     * The same rows for a terminal that has so many columns; 160 unless said otherwise. Columns in the middle of the table that
     * do not fit are left out, which is said below it with their names; the first one is always there.
     */
    public Frame width(int columns) {
        if (columns < 1) {
            throw new LakeException(
                    "print a table in " + columns + " columns", "a terminal has at least 1", "give its width");
        }
        return new Frame(names, types, numbers, rows, more, columns);
    }

    /** The printed table; every line ends with a line end. */
    @Override
    public String toString() {
        int[] widths = new int[names.size()];
        measure(widths, names);
        measure(widths, types);
        rows.forEach(row -> measure(widths, row));
        List<Integer> shown = fitting(widths);
        StringBuilder text = new StringBuilder();
        rule(text, widths, shown, "┌┬┐");
        line(text, widths, shown, names);
        line(text, widths, shown, types);
        rule(text, widths, shown, "├┼┤");
        rows.forEach(row -> line(text, widths, shown, row));
        rule(text, widths, shown, "└┴┘");
        return text.append(footer(shown)).append('\n').toString();
    }

    /** Numbers of the columns that fit, from both ends; -1 stands for those between them. */
    private List<Integer> fitting(int[] widths) {
        int all = 1;
        for (int columns : widths) {
            all += columns + 3;
        }
        List<Integer> shown = new ArrayList<>();
        if (all <= width) {
            for (int i = 0; i < widths.length; i++) {
                shown.add(i);
            }
            return shown;
        }
        int first = 1;
        int last = widths.length;
        int left = width - 1 - (LEFT_OUT.length() + 3) - (widths[0] + 3);
        boolean end = true;
        while (left >= widths[end ? last - 1 : first] + 3) {
            left -= widths[end ? last - 1 : first] + 3;
            if (end) {
                last--;
            } else {
                first++;
            }
            end = !end;
        }
        for (int i = 0; i < first; i++) {
            shown.add(i);
        }
        if (first < last) {
            shown.add(-1);
        }
        for (int i = last; i < widths.length; i++) {
            shown.add(i);
        }
        return shown;
    }

    private String footer(List<Integer> shown) {
        String count = rows.size() + (rows.size() == 1 ? " row" : " rows");
        String footer = more ? "first " + count + ", there are more" : count;
        return shown.contains(-1)
                ? footer + "; " + (shown.size() - 1) + " of " + names.size()
                        + " columns: select(…) others, or ask for frame().width(…)\nleft out: " + hidden(shown)
                : footer;
    }

    /** Names of the columns that do not fit; of many only the first ones, as far as they fit on a line. */
    private String hidden(List<Integer> shown) {
        List<String> hidden = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (!shown.contains(i)) {
                hidden.add(DisplayWidth.shortened(names.get(i), WIDEST));
            }
        }
        StringBuilder line = new StringBuilder(hidden.get(0));
        for (int i = 1; i < hidden.size(); i++) {
            String more = " and " + (hidden.size() - i) + " more";
            String next = ", " + hidden.get(i);
            if (DisplayWidth.of("left out: " + line + next + more) > Math.max(width, ENOUGH)) {
                return line + more;
            }
            line.append(next);
        }
        return line.toString();
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(WIDEST, DisplayWidth.of(cells.get(i))));
        }
    }

    private static int columns(int[] widths, int column) {
        return column < 0 ? LEFT_OUT.length() : widths[column];
    }

    private static void rule(StringBuilder text, int[] widths, List<Integer> shown, String corners) {
        int corner = 0;
        for (int column : shown) {
            text.append(corners.charAt(corner)).append("─".repeat(columns(widths, column) + 2));
            corner = 1;
        }
        text.append(corners.charAt(2)).append('\n');
    }

    private void line(StringBuilder text, int[] widths, List<Integer> shown, List<String> cells) {
        for (int column : shown) {
            String cell = column < 0 ? LEFT_OUT : DisplayWidth.shortened(cells.get(column), WIDEST);
            String padding = " ".repeat(columns(widths, column) - DisplayWidth.of(cell));
            boolean right = column >= 0 && numbers.get(column);
            text.append("│ ")
                    .append(right ? padding : "")
                    .append(cell)
                    .append(right ? "" : padding)
                    .append(' ');
        }
        text.append("│\n");
    }
}
