package io.neuralake.runtime.footer;

import io.neuralake.catalog.Column;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.condition.Value;
import io.neuralake.runtime.footer.FileFacts.ColumnFacts;
import io.neuralake.runtime.statistics.Bounds;
import io.neuralake.runtime.statistics.ColumnStatistics;
import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.Place;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the files of one table, in columns: 16 bytes for a file and a column that some condition has asked for, and
 * texts. One thread uses it at a time.
 */
final class TableFooters {

    private static final long TEXT = 80;

    private final Table table;
    private final FileNumbers numbers;
    private final Map<Field, Known> columns = new HashMap<>();

    TableFooters(Table table, Place root) {
        this.table = table;
        this.numbers = new FileNumbers(root);
    }

    /** What is known of one column. */
    private static final class Known {

        private final BitSet files = new BitSet();
        private final BitSet present = new BitSet();
        private final BitSet absent = new BitSet();
        private final BitSet numbers = new BitSet();
        private final Bounds bounds;
        private long texts;

        Known(Field field, int size) {
            this.bounds = new Bounds(field.type(), size);
        }

        void add(int file, int outwards, Value value) {
            bounds.set(file, outwards, value);
            texts += value.value() instanceof String text ? TEXT + 2L * text.length() : 0;
        }

        long bytes() {
            return bounds.bytes() + 4L * files.size() / Byte.SIZE + texts;
        }
    }

    /** How many files it has numbers for. */
    int size() {
        return numbers.size();
    }

    /** The numbers of files; negative for one of which nothing is known. */
    int[] numbers(List<ObjectStatus> files) {
        return files.stream().mapToInt(numbers::find).toArray();
    }

    /** The files of which some column is not known. */
    List<ObjectStatus> unknown(List<ObjectStatus> files, List<Field> fields) {
        BitSet known = new BitSet();
        known.set(0, numbers.size());
        for (Field field : fields) {
            Known column = columns.get(field);
            known.and(column == null ? new BitSet() : column.files);
        }
        return files.stream()
                .filter(file -> {
                    int number = numbers.find(file);
                    return number < 0 || !known.get(number);
                })
                .toList();
    }

    /** Takes in what the footer of a file says. */
    void add(ObjectStatus file, List<Field> fields, FileFacts facts) {
        int number = numbers.add(file);
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Known known = columns.computeIfAbsent(field, missing -> new Known(missing, numbers.size()));
            if (known.files.get(number)) {
                continue;
            }
            known.files.set(number);
            ColumnFacts column = facts.columns().get(i);
            if (field.whole() && column.nulls() != 0 && !nullable(field)) {
                // It is not left out, so that whoever reads the table is told.
                continue;
            }
            column.least().ifPresent(value -> known.add(number, -1, value));
            column.greatest().ifPresent(value -> known.add(number, 1, value));
            known.present.set(number, column.nulls() == 0);
            known.absent.set(number, column.nulls() == facts.rows());
            known.numbers.set(number, column.numbers());
        }
    }

    private boolean nullable(Field field) {
        return table.columns().stream()
                .filter(column -> column.name().equals(field.column()))
                .anyMatch(Column::nullable);
    }

    /** What is known of a column. */
    Optional<ColumnStatistics> column(Field field) {
        return Optional.ofNullable(columns.get(field))
                .map(known -> new ColumnStatistics(known.bounds, known.present, known.absent, known.numbers));
    }

    /** About how much memory it takes. */
    long bytes() {
        return numbers.bytes()
                + columns.values().stream().mapToLong(Known::bytes).sum();
    }
}
