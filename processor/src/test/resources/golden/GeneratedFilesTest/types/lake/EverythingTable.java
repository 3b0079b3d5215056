package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Typed access to {@code types.everything}: Each type that a column can have.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class EverythingTable extends TableAccessor<EverythingTable, Everything> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public EverythingTable(Catalog catalog) {
        super(catalog, "types", "everything");
    }

    /**
     * {@return column {@code truth}: of type boolean}
     */
    public BooleanColumn truth() {
        return booleanColumn("truth");
    }

    /**
     * {@return column {@code int8}: of type byte}
     */
    public IntegerColumn int8() {
        return integerColumn("int8");
    }

    /**
     * {@return column {@code int16}: of type short}
     */
    public IntegerColumn int16() {
        return integerColumn("int16");
    }

    /**
     * {@return column {@code int32}: of type int}
     */
    public IntegerColumn int32() {
        return integerColumn("int32");
    }

    /**
     * {@return column {@code int64}: of type long}
     */
    public LongColumn int64() {
        return longColumn("int64");
    }

    /**
     * {@return column {@code float32}: of type float}
     */
    public DoubleColumn float32() {
        return doubleColumn("float32");
    }

    /**
     * {@return column {@code float64}: of type double}
     */
    public DoubleColumn float64() {
        return doubleColumn("float64");
    }

    /**
     * {@return column {@code letter}: of type char}
     */
    public StringColumn letter() {
        return stringColumn("letter");
    }

    /**
     * {@return column {@code boxed_truth}: of type Boolean}
     */
    public BooleanColumn boxedTruth() {
        return booleanColumn("boxed_truth");
    }

    /**
     * {@return column {@code boxed_int8}: of type Byte}
     */
    public IntegerColumn boxedInt8() {
        return integerColumn("boxed_int8");
    }

    /**
     * {@return column {@code boxed_int16}: of type Short}
     */
    public IntegerColumn boxedInt16() {
        return integerColumn("boxed_int16");
    }

    /**
     * {@return column {@code boxed_int32}: of type Integer}
     */
    public IntegerColumn boxedInt32() {
        return integerColumn("boxed_int32");
    }

    /**
     * {@return column {@code boxed_int64}: of type Long}
     */
    public LongColumn boxedInt64() {
        return longColumn("boxed_int64");
    }

    /**
     * {@return column {@code boxed_float32}: of type Float}
     */
    public DoubleColumn boxedFloat32() {
        return doubleColumn("boxed_float32");
    }

    /**
     * {@return column {@code boxed_float64}: of type Double}
     */
    public DoubleColumn boxedFloat64() {
        return doubleColumn("boxed_float64");
    }

    /**
     * {@return column {@code boxed_letter}: of type Character}
     */
    public StringColumn boxedLetter() {
        return stringColumn("boxed_letter");
    }

    /**
     * {@return column {@code text}: of type String}
     */
    public StringColumn text() {
        return stringColumn("text");
    }

    /**
     * {@return column {@code perhaps_text}: of type String}
     */
    public StringColumn perhapsText() {
        return stringColumn("perhaps_text");
    }

    /**
     * {@return column {@code optional_text}: of type Optional of String}
     */
    public StringColumn optionalText() {
        return stringColumn("optional_text");
    }

    /**
     * {@return column {@code optional_int}: of type OptionalInt}
     */
    public IntegerColumn optionalInt() {
        return integerColumn("optional_int");
    }

    /**
     * {@return column {@code optional_long}: of type OptionalLong}
     */
    public LongColumn optionalLong() {
        return longColumn("optional_long");
    }

    /**
     * {@return column {@code bytes}: of type byte array}
     */
    public ValueColumn<byte[]> bytes() {
        return binaryColumn("bytes");
    }

    /**
     * {@return column {@code perhaps_bytes}: of type byte array}
     */
    public ValueColumn<byte[]> perhapsBytes() {
        return binaryColumn("perhaps_bytes");
    }

    /**
     * {@return column {@code decimal}: of type BigDecimal}
     */
    public OrderedColumn<BigDecimal> decimal() {
        return decimalColumn("decimal");
    }

    /**
     * {@return column {@code perhaps_decimal}: of type BigDecimal}
     */
    public OrderedColumn<BigDecimal> perhapsDecimal() {
        return decimalColumn("perhaps_decimal");
    }

    /**
     * {@return column {@code date}: of type LocalDate}
     */
    public OrderedColumn<LocalDate> date() {
        return dateColumn("date");
    }

    /**
     * {@return column {@code time}: of type LocalTime}
     */
    public OrderedColumn<LocalTime> time() {
        return timeColumn("time");
    }

    /**
     * {@return column {@code timestamp}: of type LocalDateTime}
     */
    public OrderedColumn<LocalDateTime> timestamp() {
        return timestampColumn("timestamp");
    }

    /**
     * {@return column {@code instant}: of type Instant}
     */
    public OrderedColumn<Instant> instant() {
        return instantColumn("instant");
    }

    /**
     * {@return column {@code uuid}: of type UUID}
     */
    public ValueColumn<UUID> uuid() {
        return uuidColumn("uuid");
    }

    /**
     * {@return column {@code color}: of type Color}
     */
    public ValueColumn<Everything.Color> color() {
        return enumColumn("color", Everything.Color.class);
    }

    /**
     * {@return column {@code optional_color}: of type Optional of Color}
     */
    public ValueColumn<Everything.Color> optionalColor() {
        return enumColumn("optional_color", Everything.Color.class);
    }

    /**
     * {@return column {@code point}: of type Point}
     */
    public StructColumn point() {
        return structColumn("point");
    }

    /**
     * {@return column {@code perhaps_point}: of type Point}
     */
    public StructColumn perhapsPoint() {
        return structColumn("perhaps_point");
    }

    /**
     * {@return column {@code optional_point}: of type Optional of Point}
     */
    public StructColumn optionalPoint() {
        return structColumn("optional_point");
    }

    /**
     * {@return column {@code ints}: of type int array}
     */
    public ListColumn<Integer> ints() {
        return listColumn("ints", Integer.class);
    }

    /**
     * {@return column {@code doubles}: of type double array}
     */
    public ListColumn<Double> doubles() {
        return listColumn("doubles", Double.class);
    }

    /**
     * {@return column {@code truths}: of type boolean array}
     */
    public ListColumn<Boolean> truths() {
        return listColumn("truths", Boolean.class);
    }

    /**
     * {@return column {@code letters}: of type char array}
     */
    public ListColumn<Character> letters() {
        return listColumn("letters", Character.class);
    }

    /**
     * {@return column {@code integers}: of type List of Integer}
     */
    public ListColumn<Integer> integers() {
        return listColumn("integers", Integer.class);
    }

    /**
     * {@return column {@code strings}: of type List of String}
     */
    public ListColumn<String> strings() {
        return listColumn("strings", String.class);
    }

    /**
     * {@return column {@code blobs}: of type List of byte array}
     */
    public ListColumn<byte[]> blobs() {
        return listColumn("blobs", byte[].class);
    }

    /**
     * {@return column {@code colors}: of type List of Color}
     */
    public ListColumn<Everything.Color> colors() {
        return listColumn("colors", Everything.Color.class);
    }

    /**
     * {@return column {@code prices}: of type List of BigDecimal}
     */
    public ListColumn<BigDecimal> prices() {
        return listColumn("prices", BigDecimal.class);
    }

    /**
     * {@return column {@code points}: of type List of Point}
     */
    public NestedColumn points() {
        return nestedColumn("points");
    }

    /**
     * {@return column {@code perhaps_points}: of type Optional of List of Point}
     */
    public NestedColumn perhapsPoints() {
        return nestedColumn("perhaps_points");
    }

    /**
     * {@return column {@code matrix}: of type List of List of Integer}
     */
    public NestedColumn matrix() {
        return nestedColumn("matrix");
    }

    /**
     * {@return column {@code rows}: of type List of int array}
     */
    public NestedColumn rowsColumn() {
        return nestedColumn("rows");
    }

    /**
     * {@return column {@code counts}: of type Map of String, Integer}
     */
    public MapColumn<String> counts() {
        return mapColumn("counts", String.class);
    }

    /**
     * {@return column {@code palette}: of type Map of UUID, Color}
     */
    public MapColumn<UUID> palette() {
        return mapColumn("palette", UUID.class);
    }

    /**
     * {@return column {@code places}: of type Map of Color, Point}
     */
    public MapColumn<Everything.Color> places() {
        return mapColumn("places", Everything.Color.class);
    }

    /**
     * {@return column {@code tracks}: of type Map of LocalDate, List of Point}
     */
    public MapColumn<LocalDate> tracks() {
        return mapColumn("tracks", LocalDate.class);
    }

    /**
     * {@return column {@code layers}: of type List of Map of String, Point}
     */
    public NestedColumn layers() {
        return nestedColumn("layers");
    }

    @Override
    protected Everything decode(RowCursor row) {
        return new Everything(row.getBoolean(0), row.getByte(1), row.getShort(2), row.getInt(3),
                row.getLong(4), row.getFloat(5), row.getDouble(6), row.getChar(7),
                row.getBooleanOrNull(8), row.getByteOrNull(9), row.getShortOrNull(10),
                row.getIntOrNull(11), row.getLongOrNull(12), row.getFloatOrNull(13),
                row.getDoubleOrNull(14), row.getCharOrNull(15), row.getString(16),
                row.getStringOrNull(17), Optional.ofNullable(row.getStringOrNull(18)),
                row.isNull(19) ? OptionalInt.empty() : OptionalInt.of(row.getInt(19)),
                row.isNull(20) ? OptionalLong.empty() : OptionalLong.of(row.getLong(20)),
                row.getBytes(21), row.getBytesOrNull(22), row.getDecimal(23),
                row.getDecimalOrNull(24), row.getDate(25), row.getTime(26), row.getTimestamp(27),
                row.getInstantOrNull(28), row.getUuid(29), row.getEnum(30, Everything.Color.class),
                Optional.ofNullable(row.getEnumOrNull(31, Everything.Color.class)),
                point(row.getStruct(32)), row.isNull(33) ? null : point(row.getStruct(33)),
                Optional.ofNullable(row.isNull(34) ? null : point(row.getStruct(34))),
                row.getIntArray(35), row.getDoubleArrayOrNull(36), row.getBooleanArray(37),
                row.getCharArray(38), row.getList(39, Integer.class),
                row.getListOrNull(40, String.class), row.getList(41, byte[].class),
                row.getList(42, Everything.Color.class), row.getList(43, BigDecimal.class),
                pointList(row.getElements(44)),
                Optional.ofNullable(row.isNull(45) ? null : pointList2(row.getElements(45))),
                valueListList(row.getElements(46)), valueListList2(row.getElements(47)),
                row.getMap(48, String.class, Integer.class),
                row.getMapOrNull(49, UUID.class, Everything.Color.class),
                pointMap(row.getEntries(50)), pointListMap(row.getEntries(51)),
                pointMapList(row.getElements(52)));
    }

    private static Everything.Point point(RowCursor row) {
        return new Everything.Point(row.getDouble(0), row.getStringOrNull(1),
                Optional.ofNullable(row.isNull(2) ? null : inner(row.getStruct(2))));
    }

    private static Everything.Inner inner(RowCursor row) {
        return new Everything.Inner(row.getList(0, Everything.Color.class),
                row.getLongArrayOrNull(1));
    }

    private static List<Everything.Point> pointList(RowCursor row) {
        List<Everything.Point> values = new ArrayList<Everything.Point>(row.size());
        while (row.next()) {
            values.add(point(row.getStruct(0)));
        }
        return values;
    }

    private static List<Everything.Point> pointList2(RowCursor row) {
        List<Everything.Point> values = new ArrayList<Everything.Point>(row.size());
        while (row.next()) {
            values.add(row.isNull(0) ? null : point(row.getStruct(0)));
        }
        return values;
    }

    private static List<List<Integer>> valueListList(RowCursor row) {
        List<List<Integer>> values = new ArrayList<List<Integer>>(row.size());
        while (row.next()) {
            values.add(row.getList(0, Integer.class));
        }
        return values;
    }

    private static List<int[]> valueListList2(RowCursor row) {
        List<int[]> values = new ArrayList<int[]>(row.size());
        while (row.next()) {
            values.add(row.getIntArray(0));
        }
        return values;
    }

    private static Map<Everything.Color, Everything.Point> pointMap(RowCursor row) {
        Map<Everything.Color, Everything.Point> values = new LinkedHashMap<Everything.Color, Everything.Point>();
        while (row.next()) {
            values.put(row.getEnum(0, Everything.Color.class), point(row.getStruct(1)));
        }
        return values;
    }

    private static Map<LocalDate, List<Everything.Point>> pointListMap(RowCursor row) {
        Map<LocalDate, List<Everything.Point>> values = new LinkedHashMap<LocalDate, List<Everything.Point>>();
        while (row.next()) {
            values.put(row.getDate(0), pointList(row.getElements(1)));
        }
        return values;
    }

    private static List<Map<String, Everything.Point>> pointMapList(RowCursor row) {
        List<Map<String, Everything.Point>> values = new ArrayList<Map<String, Everything.Point>>(row.size());
        while (row.next()) {
            values.add(pointMap2(row.getEntries(0)));
        }
        return values;
    }

    private static Map<String, Everything.Point> pointMap2(RowCursor row) {
        Map<String, Everything.Point> values = new LinkedHashMap<String, Everything.Point>();
        while (row.next()) {
            values.put(row.getString(0), point(row.getStruct(1)));
        }
        return values;
    }
}
