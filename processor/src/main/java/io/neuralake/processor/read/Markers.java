package io.neuralake.processor.read;

/** Qualified names of the annotations that are read. */
public final class Markers {

    /** {@code @Table}. */
    public static final String TABLE = "io.neuralake.annotations.Table";

    /** {@code @Column}. */
    public static final String COLUMN = "io.neuralake.annotations.Column";

    /** {@code @Partition}. */
    public static final String PARTITION = "io.neuralake.annotations.Partition";

    /** {@code @Decimal}. */
    public static final String DECIMAL = "io.neuralake.annotations.Decimal";

    /** {@code @Deprecation}. */
    public static final String DEPRECATION = "io.neuralake.annotations.Deprecation";

    /** {@code @DocFilter}. */
    public static final String DOC_FILTER = "io.neuralake.annotations.DocFilter";

    /** Several {@code @DocFilter}. */
    public static final String DOC_FILTERS = "io.neuralake.annotations.DocFilters";

    /** {@code @DerivedFrom}. */
    public static final String DERIVED_FROM = "io.neuralake.annotations.DerivedFrom";

    /** Several {@code @DerivedFrom}. */
    public static final String DERIVED_FROMS = "io.neuralake.annotations.DerivedFroms";

    /** {@code @Panel}. */
    public static final String PANEL = "io.neuralake.annotations.Panel";

    /** Several {@code @Panel}. */
    public static final String PANELS = "io.neuralake.annotations.Panels";

    /** {@code @Roapi}. */
    public static final String ROAPI = "io.neuralake.annotations.Roapi";

    /** {@code @Database}. */
    public static final String DATABASE = "io.neuralake.annotations.Database";

    /** {@code @Catalog}. */
    public static final String CATALOG = "io.neuralake.annotations.Catalog";

    /** {@code @SuppressRule}. */
    public static final String SUPPRESS_RULE = "io.neuralake.annotations.SuppressRule";

    /** Several {@code @SuppressRule}. */
    public static final String SUPPRESS_RULES = "io.neuralake.annotations.SuppressRules";

    private Markers() {}
}
