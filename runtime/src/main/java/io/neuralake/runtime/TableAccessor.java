package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.column.BooleanColumn;
import io.neuralake.runtime.column.Column;
import io.neuralake.runtime.column.DoubleColumn;
import io.neuralake.runtime.column.IntegerColumn;
import io.neuralake.runtime.column.ListColumn;
import io.neuralake.runtime.column.LongColumn;
import io.neuralake.runtime.column.MapColumn;
import io.neuralake.runtime.column.NestedColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.Predicate;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.column.ValueColumn;
import io.neuralake.runtime.export.ExportFormat;
import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.row.Frame;
import io.neuralake.runtime.row.Row;
import io.neuralake.runtime.row.RowCursor;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A table that can be read; the compiler generates a subclass with a method for each column.
 *
 * <p>Its own methods read all rows and columns; {@link #where}, {@link #select} and {@link #limit} begin a scan of fewer.
 *
 * @param <T> the accessor itself, which predicates and selections get
 * @param <R> what a row is
 */
public abstract class TableAccessor<T extends TableAccessor<T, R>, R> {

    private final Catalog catalog;
    private final Table table;

    /**
     * The table of a catalog.
     *
     * @throws io.neuralake.runtime.error.LakeException if the catalog does not have it
     */
    protected TableAccessor(Catalog catalog, String database, String table) {
        this(catalog, catalog.session().table(database + "." + table));
    }

    TableAccessor(Catalog catalog, Table table) {
        this.catalog = catalog;
        this.table = table;
    }

    /** The table as declared. */
    final Table table() {
        return table;
    }

    /** Where the rows come from. */
    TableSource source() {
        return request -> catalog.session().input(request);
    }

    /** All rows and columns, however they come about. */
    Result<R> whole() {
        return scan();
    }

    /** This accessor. Generated code passes its own class as {@code T}; overriding this in each would cost javac more. */
    @SuppressWarnings("unchecked")
    private T self() {
        return (T) this;
    }

    /** The row that a cursor stands on; positions are those of the declared columns. */
    protected abstract R decode(RowCursor row);

    /** Only rows for which the predicate holds. */
    public final TableScan<T, R> where(Function<? super T, Predicate> predicate) {
        return scan().where(predicate);
    }

    /** Only some columns, in the order given; rows are then read by position and name. */
    public final TableScan<T, Row> select(Function<? super T, ? extends List<? extends Column>> columns) {
        return scan().select(columns);
    }

    /** At most so many rows. */
    public final TableScan<T, R> limit(long rows) {
        return scan().limit(rows);
    }

    /**
     * The table as it was in a version, counted from 0.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no Delta table
     */
    public final TableScan<T, R> version(long number) {
        return scan().version(number);
    }

    /**
     * The table as it was at a moment: its newest version that was committed then or before.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no Delta table
     */
    public final TableScan<T, R> asOf(Instant moment) {
        return scan().asOf(moment);
    }

    /** All rows, which fail to come if it takes longer than this; see {@link TableScan#timeout}. */
    public final TableScan<T, R> timeout(Duration limit) {
        return scan().timeout(limit);
    }

    /** All rows, while a listener is told how far they are; see {@link TableScan#progress}. */
    public final TableScan<T, R> progress(Consumer<? super Progress> listener) {
        return scan().progress(listener);
    }

    /** All rows and columns. */
    public final TableScan<T, R> scan() {
        return TableScan.all(catalog, table, source(), self(), this::decode);
    }

    /** All rows in Arrow batches; close it. */
    public final ArrowReader arrow() {
        return whole().arrow();
    }

    /** All rows; close the stream unless it is read to its end. */
    public final Stream<R> stream() {
        return whole().stream();
    }

    /** Number of rows. */
    public final long count() {
        return whole().count();
    }

    /** Prints the first rows to standard output. */
    public final void show() {
        whole().show();
    }

    /** Prints the first rows. */
    public final void show(Appendable out) {
        whole().show(out);
    }

    /** The first rows as a printed table. */
    public final Frame frame() {
        return whole().frame();
    }

    /** At most so many rows as a printed table; see {@link Result#frame(int)}. */
    public final Frame frame(int rows) {
        return whole().frame(rows);
    }

    /**
     * Writes all rows to a new file, in the format that its name ends with; see {@link Result#write(Path, CopyOption...)}.
     *
     * @return number of rows
     */
    public final long write(Path file, CopyOption... options) {
        return whole().write(file, options);
    }

    /** Writes all rows to a new file; see {@link Result#write(Path, ExportFormat, CopyOption...)}. */
    public final long write(Path file, ExportFormat format, CopyOption... options) {
        return whole().write(file, format, options);
    }

    /** Writes all rows to a stream; see {@link Result#write(OutputStream, ExportFormat)}. */
    public final long write(OutputStream out, ExportFormat format) {
        return whole().write(out, format);
    }

    /** What reading the table would read. */
    public final String explain() {
        return whole().explain();
    }

    /**
     * Where the table is, for those who write it.
     *
     * @throws io.neuralake.runtime.error.LakeException if it is no table of files, or has no location
     */
    public final TableStorage storage() {
        return catalog.session().storage(table);
    }

    /** Database and name joined by a dot. */
    public final String qualifiedName() {
        return table.qualifiedName();
    }

    @Override
    public final String toString() {
        return qualifiedName();
    }

    /** A column that is true or false. */
    protected final BooleanColumn booleanColumn(String name) {
        return new BooleanColumn(name);
    }

    /** A column of integers of at most 32 bits. */
    protected final IntegerColumn integerColumn(String name) {
        return new IntegerColumn(name);
    }

    /** A column of 64-bit integers. */
    protected final LongColumn longColumn(String name) {
        return new LongColumn(name);
    }

    /** A column of floating-point numbers. */
    protected final DoubleColumn doubleColumn(String name) {
        return new DoubleColumn(name);
    }

    /** A column of decimal numbers. */
    protected final OrderedColumn<BigDecimal> decimalColumn(String name) {
        return new OrderedColumn<>(name);
    }

    /** A column of text. */
    protected final StringColumn stringColumn(String name) {
        return new StringColumn(name);
    }

    /** A column of enum constants. */
    protected final <E extends Enum<E>> ValueColumn<E> enumColumn(String name, Class<E> type) {
        return new ValueColumn<>(name);
    }

    /** A column of bytes. */
    protected final ValueColumn<byte[]> binaryColumn(String name) {
        return new ValueColumn<>(name);
    }

    /** A column of days. */
    protected final OrderedColumn<LocalDate> dateColumn(String name) {
        return new OrderedColumn<>(name);
    }

    /** A column of times of day. */
    protected final OrderedColumn<LocalTime> timeColumn(String name) {
        return new OrderedColumn<>(name);
    }

    /** A column of dates and times without a zone. */
    protected final OrderedColumn<LocalDateTime> timestampColumn(String name) {
        return new OrderedColumn<>(name);
    }

    /** A column of moments. */
    protected final OrderedColumn<Instant> instantColumn(String name) {
        return new OrderedColumn<>(name);
    }

    /** A column of UUIDs. */
    protected final ValueColumn<UUID> uuidColumn(String name) {
        return new ValueColumn<>(name);
    }

    /** A column of lists of plain values. */
    protected final <E> ListColumn<E> listColumn(String name, Class<E> element) {
        return new ListColumn<>(name);
    }

    /** A column of lists of nested values. */
    protected final NestedColumn nestedColumn(String name) {
        return new NestedColumn(name);
    }

    /** A column of maps. */
    protected final <K> MapColumn<K> mapColumn(String name, Class<K> key) {
        return new MapColumn<>(name);
    }

    /** A column of nested records. */
    protected final StructColumn structColumn(String name) {
        return new StructColumn(name);
    }
}
