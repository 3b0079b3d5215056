package io.neuralake.runtime.delta;

import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.runtime.condition.Field;
import io.neuralake.runtime.plan.FileLayout.StoredField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The columns of a table whose statistics are kept, numbered: those that are declared, are no partitions and have an order.
 */
final class StatisticsSlots {

    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final List<ColumnType> types = new ArrayList<>();
    private final Node root = new Node();

    /** A name in the statistics: fields below it, or a column whose statistics are kept. */
    static final class Node {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<Node> fields = new ArrayList<>();
        private final List<char[]> names = new ArrayList<>();
        private int slot = -1;
        private DataType stored = LongType.LONG;

        private Node child(String name) {
            Integer known = numbers.putIfAbsent(name, fields.size());
            if (known != null) {
                return fields.get(known);
            }
            Node child = new Node();
            fields.add(child);
            names.add(name.toCharArray());
            return child;
        }

        /**
         * The columns below it as they are stored, or the numbers of their nulls. Small numbers are stored as larger ones.
         */
        StructType schema(boolean nulls) {
            StructType schema = new StructType();
            for (int i = 0; i < fields.size(); i++) {
                Node field = fields.get(i);
                String name = new String(names.get(i));
                StructType inner = field.schema(nulls);
                if (inner.length() > 0) {
                    schema = schema.add(name, inner);
                } else if (field.slot >= 0) {
                    boolean small = field.stored instanceof ByteType || field.stored instanceof ShortType;
                    schema = schema.add(name, nulls ? LongType.LONG : small ? IntegerType.INTEGER : field.stored);
                }
            }
            return schema;
        }

        Optional<Node> field(String name) {
            return Optional.ofNullable(numbers.get(name)).map(fields::get);
        }

        /** The field of a number that {@link #find} gave. */
        Node field(int number) {
            return fields.get(number);
        }

        /**
         * The number of a field by a name that is part of a text; negative if there is none.
         *
         * @param from first letter of the name
         * @param to the letter after its last
         * @param expected number of the field that it probably is
         */
        int find(char[] text, int from, int to, int expected) {
            if (expected < names.size()
                    && Arrays.equals(names.get(expected), 0, names.get(expected).length, text, from, to)) {
                return expected;
            }
            return numbers.getOrDefault(new String(text, from, to - from), -1);
        }

        /** The column's number; negative if it is none. */
        int slot() {
            return slot;
        }
    }

    /**
     * The columns of a table.
     *
     * @param declared the columns as declared
     * @param schema the columns as the log has them
     * @param names what the columns are called in files and statistics; empty if they are called as in the log
     */
    StatisticsSlots(List<Column> declared, StructType schema, Map<String, StoredField> names) {
        add(List.of(), declared, schema, names, root);
    }

    private void add(
            List<String> path, List<Column> declared, StructType schema, Map<String, StoredField> names, Node node) {
        for (Column column : declared) {
            Optional<StructField> stored = schema.fields().stream()
                    .filter(field -> field.getName().equalsIgnoreCase(column.name()))
                    .findFirst();
            if (column.partition() || stored.isEmpty()) {
                continue;
            }
            String logical = stored.get().getName();
            Optional<StoredField> mapped = Optional.ofNullable(names.get(logical.toLowerCase(Locale.ROOT)));
            List<String> inner = new ArrayList<>(path);
            inner.add(column.name());
            Node child = node.child(mapped.map(StoredField::name).orElse(logical));
            DataType type = stored.get().getDataType();
            if (column.type() instanceof ColumnType.Struct struct && type instanceof StructType nested) {
                add(
                        inner,
                        struct.fields(),
                        nested,
                        mapped.map(StoredField::fields).orElse(Map.of()),
                        child);
            } else if (ordered(column.type())) {
                child.slot = types.size();
                child.stored = type;
                numbers.put(List.copyOf(inner), child.slot);
                types.add(column.type());
            }
        }
    }

    private static boolean ordered(ColumnType type) {
        return type instanceof ColumnType.Decimal
                || type instanceof ColumnType.Enumeration
                || (type instanceof Scalar scalar && scalar != Scalar.BINARY && scalar != Scalar.TIME);
    }

    /** Types of the columns by their numbers. */
    List<ColumnType> types() {
        return types;
    }

    /** The number of a column or field of one; empty if its statistics are not kept. */
    OptionalInt slot(Field field) {
        Integer number = numbers.get(field.path());
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The names in the statistics. */
    Node root() {
        return root;
    }
}
