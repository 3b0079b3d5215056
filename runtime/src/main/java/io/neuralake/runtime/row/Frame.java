package io.neuralake.runtime.row;

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

    private final List<String> names;
    private final List<String> types;
    private final List<Boolean> numbers;
    private final List<List<String>> rows;
    private final boolean more;

    private Frame(
            List<String> names, List<String> types, List<Boolean> numbers, List<List<String>> rows, boolean more) {
        this.names = names;
        this.types = types;
        this.numbers = numbers;
        this.rows = rows;
        this.more = more;
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
                fields.stream().map(field -> CellText.of(field.getName())).toList(),
                fields.stream().map(ArrowTypes::text).toList(),
                fields.stream().map(ArrowTypes::number).toList(),
                rows,
                more);
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

    /** The printed table; every line ends with a line end. */
    @Override
    public String toString() {
        int[] widths = new int[names.size()];
        measure(widths, names);
        measure(widths, types);
        rows.forEach(row -> measure(widths, row));
        StringBuilder text = new StringBuilder();
        rule(text, widths, "┌┬┐");
        line(text, widths, names);
        line(text, widths, types);
        rule(text, widths, "├┼┤");
        rows.forEach(row -> line(text, widths, row));
        rule(text, widths, "└┴┘");
        return text.append(footer()).append('\n').toString();
    }

    private String footer() {
        String count = rows.size() + (rows.size() == 1 ? " row" : " rows");
        return more ? "first " + count + ", there are more" : count;
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            widths[i] = Math.max(widths[i], Math.min(WIDEST, cell.codePointCount(0, cell.length())));
        }
    }

    private static void rule(StringBuilder text, int[] widths, String corners) {
        for (int i = 0; i < widths.length; i++) {
            text.append(corners.charAt(i == 0 ? 0 : 1)).append("─".repeat(widths[i] + 2));
        }
        text.append(corners.charAt(2)).append('\n');
    }

    private void line(StringBuilder text, int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            String cell = shortened(cells.get(i));
            String padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
            boolean right = numbers.get(i);
            text.append("│ ")
                    .append(right ? padding : "")
                    .append(cell)
                    .append(right ? "" : padding)
                    .append(' ');
        }
        text.append("│\n");
    }

    private static String shortened(String cell) {
        return cell.codePointCount(0, cell.length()) <= WIDEST
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }
}
