package io.neuralake.runtime;

import io.neuralake.runtime.column.BooleanColumn;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.ListColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.NestedColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.column.ValueColumn;
import io.neuralake.runtime.row.RowCursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;

/** Shape of the runtime's class of this name, until that module is there. */
public abstract class TableAccessor<T extends TableAccessor<T, R>, R> {
    protected TableAccessor(Catalog catalog, String database, String table) {}

    protected abstract T self();

    protected abstract R decode(RowCursor row);

    public final long count() {
        return 0;
    }

    public final Stream<R> stream() {
        return Stream.of();
    }

    public final String qualifiedName() {
        return "";
    }

    protected final BooleanColumn booleanColumn(String name) {
        return new BooleanColumn();
    }

    protected final IntegerColumn integerColumn(String name) {
        return new IntegerColumn();
    }

    protected final LongColumn longColumn(String name) {
        return new LongColumn();
    }

    protected final DoubleColumn doubleColumn(String name) {
        return new DoubleColumn();
    }

    protected final OrderedColumn<BigDecimal> decimalColumn(String name) {
        return new OrderedColumn<>();
    }

    protected final StringColumn stringColumn(String name) {
        return new StringColumn();
    }

    protected final ValueColumn<byte[]> binaryColumn(String name) {
        return new ValueColumn<>();
    }

    protected final OrderedColumn<LocalDate> dateColumn(String name) {
        return new OrderedColumn<>();
    }

    protected final OrderedColumn<LocalTime> timeColumn(String name) {
        return new OrderedColumn<>();
    }

    protected final OrderedColumn<LocalDateTime> timestampColumn(String name) {
        return new OrderedColumn<>();
    }

    protected final OrderedColumn<Instant> instantColumn(String name) {
        return new OrderedColumn<>();
    }

    protected final ValueColumn<UUID> uuidColumn(String name) {
        return new ValueColumn<>();
    }

    protected final NestedColumn nestedColumn(String name) {
        return new NestedColumn();
    }

    protected final StructColumn structColumn(String name) {
        return new StructColumn();
    }

    protected final <E extends Enum<E>> ValueColumn<E> enumColumn(String name, Class<E> type) {
        return new ValueColumn<>();
    }

    protected final <E> ListColumn<E> listColumn(String name, Class<E> element) {
        return new ListColumn<>();
    }

    protected final <K> MapColumn<K> mapColumn(String name, Class<K> key) {
        return new MapColumn<>();
    }
}
