package io.neuralake.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Declares columns for tests without a compiler: {@code Columns.of("city", STRING).partition().build()}. */
public final class Columns {

    private final String name;
    private String member;
    private String javaType;
    private final ColumnType type;
    private boolean nullable;
    private boolean partition;
    private String example = "";
    private Optional<Deprecation> deprecation = Optional.empty();
    private Origin origin;

    private Columns(String name, ColumnType type) {
        this.name = name;
        this.member = Names.lowerCamel(name);
        this.javaType = type.text();
        this.type = type;
        this.origin = Origin.of("lake.Nested").member(member);
    }

    /** A column whose member is named like it. */
    public static Columns of(String name, ColumnType type) {
        return new Columns(name, type);
    }

    static Columns of(Column column) {
        Columns columns = new Columns(column.name(), column.type());
        columns.member = column.member();
        columns.javaType = column.javaType();
        columns.nullable = column.nullable();
        columns.partition = column.partition();
        columns.example = column.example();
        columns.deprecation = column.deprecation();
        columns.origin = column.origin();
        return columns;
    }

    public static Column int64(String name) {
        return of(name, ColumnType.Scalar.INT64).build();
    }

    public static Column text(String name) {
        return of(name, ColumnType.Scalar.STRING).build();
    }

    /** A nested record {@code lake.<type>} with these fields. */
    public static ColumnType struct(String type, Column... fields) {
        Origin record = Origin.of("lake." + type);
        List<Column> declared = Arrays.stream(fields)
                .map(field -> of(field).origin(record.member(field.member())).build())
                .toList();
        return new ColumnType.Struct("lake." + type, declared);
    }

    public static ColumnType list(ColumnType element) {
        return new ColumnType.ListOf(element, false);
    }

    public static ColumnType map(ColumnType key, ColumnType value) {
        return new ColumnType.MapOf(key, value, false);
    }

    public static ColumnType unsupported(String written, ColumnType.Reason reason) {
        return new ColumnType.Unsupported(written, reason);
    }

    public Columns member(String other) {
        member = other;
        return this;
    }

    public Columns javaType(String other) {
        javaType = other;
        return this;
    }

    public Columns nullable() {
        nullable = true;
        return this;
    }

    public Columns partition() {
        partition = true;
        return this;
    }

    public Columns example(String other) {
        example = other;
        return this;
    }

    public Columns deprecated(String replacement) {
        deprecation = Optional.of(new Deprecation(replacement, ""));
        return this;
    }

    Columns origin(Origin other) {
        origin = other;
        return this;
    }

    /** The column. */
    public Column build() {
        return new Column(
                name,
                member,
                javaType,
                type,
                nullable,
                partition,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                example,
                deprecation,
                origin);
    }
}
