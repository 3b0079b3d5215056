package io.neuralake.catalog;

/**
 * What must hold in a catalog. A code is never reused; {@code docs/rules/} has a page for each.
 *
 * <p>{@code 01} tables and columns · {@code 02} filters · {@code 03} types · {@code 04} locations · {@code 05} catalogs ·
 * {@code 09} build set-up.
 */
public enum Rule {
    NL0101("names are lower-case identifiers"),
    NL0102("names are not reserved words of SQL"),
    NL0103("column names differ within a table"),
    NL0104("table names differ within a database"),
    NL0105("a table has a column"),
    NL0106("a table has a column that is not a partition"),
    NL0107("a table is declared by a type that generated code can reach"),
    NL0108("generated names are free"),
    NL0109("unique columns are columns of the table"),
    NL0110("docs columns are columns of the table"),
    NL0111("partition columns have a type that a directory name can hold"),
    NL0112("partition columns are never null"),
    NL0113("a deprecation says what to use instead"),
    NL0114("a function table is a public static method"),
    NL0115("a function table returns rows"),
    NL0116("parameters of a function table have a simple type"),
    NL0117("column annotations stand on columns"),
    NL0118("schema versions count from 1"),
    NL0119("a list of columns names each column once"),
    NL0120("links and notebooks are http or https URLs"),
    NL0121("parameter names differ within a function table"),
    NL0122("a derivation names one table"),
    NL0123("no table derives from itself"),
    NL0124("derived columns and their sources are columns"),
    NL0201("filtered columns are columns of the table"),
    NL0202("values can be read as the type of their column"),
    NL0203("operators fit the type of their column"),
    NL0204("operators have as many values as they take"),
    NL0301("columns have a type that can be stored"),
    NL0302("generic types have their type arguments"),
    NL0303("precision and scale are within range"),
    NL0304("precision and scale belong to decimals"),
    NL0305("decimals have precision and scale"),
    NL0306("records do not contain themselves"),
    NL0307("map keys are simple"),
    NL0401("locations are well-formed"),
    NL0402("locations hold no credentials"),
    NL0403("placeholders are closed and named"),
    NL0404("options fit the format of the table"),
    NL0405("stored tables have a location, functions have none"),
    NL0406("locations fit the format of the table"),
    NL0501("tables are served under different names"),
    NL0502("a module has one catalog"),
    NL0503("a database is declared once"),
    NL0504("modules agree on their tables"),
    NL0505("reload intervals are positive"),
    NL0506("a ROAPI name belongs to one table"),
    NL0507("tables that others derive from are in the catalog"),
    NL0901("annotated classes were processed"),
    NL0902("fragments can be read"),
    NL0903("fragments are of a known format"),
    NL0904("the compiler itself does not fail"),
    NL0905("tables are there when the classes of their databases are made");

    private final String title;

    Rule(String title) {
        this.title = title;
    }

    /** What must hold, in one line. */
    public String title() {
        return title;
    }
}
