package io.neuralake.catalog;

/**
 * What must hold in a catalog. A code is never reused; {@code docs/rules/} has a page for each.
 *
 * <p>{@code 01} tables and columns · {@code 02} filters · {@code 03} types · {@code 04} locations · {@code 05} catalogs ·
 * {@code 06} lint: what good catalogs have · {@code 09} build set-up.
 *
 * <p>A rule without which an artifact would be wrong or generated code would not compile is always an error. A team can give
 * another severity to the others.
 */
public enum Rule {
    NL0101("names are lower-case identifiers"),
    NL0102("names are not reserved words of SQL", Severity.ERROR),
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
    NL0113("a deprecation says what to use instead", Severity.ERROR),
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
    NL0125("a record has no more columns than a constructor can take"),
    NL0126("columns of panels are columns of the table"),
    NL0127("a panel has what its kind needs"),
    NL0128("columns of panels have a type that they can show"),
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
    NL0508("jars that are put into one keep the manifests of all"),
    NL0509("a catalog picks databases by their generated classes"),
    NL0510("a catalog picks a database once"),
    NL0511("a catalog that picks databases picks one"),
    NL0512("picked databases are there"),
    NL0601("tables have an owner", Severity.OFF),
    NL0602("tables have a description", Severity.OFF),
    NL0603("columns have a description", Severity.OFF),
    NL0604("columns that sound personal are classified", Severity.OFF),
    NL0605("the documented slice chooses a value of every partition", Severity.OFF),
    NL0606("a deprecation names something that exists", Severity.OFF),
    NL0607("numbers whose name ends in a unit state that unit", Severity.OFF),
    NL0608("links and notebooks use https", Severity.OFF),
    NL0609("roots of locations have tables below them", Severity.OFF),
    NL0901("annotated classes were processed"),
    NL0902("fragments can be read"),
    NL0903("fragments are of a known format"),
    NL0904("the compiler itself does not fail"),
    NL0905("tables are there when the classes of their databases are made"),
    NL0906("severities are given to rules that can have them"),
    NL0907("a suppression names rules that can be suppressed, and a reason"),
    NL0908("a suppression suppresses something", Severity.WARNING);

    private final String title;
    private final Severity severity;
    private final boolean adjustable;

    Rule(String title) {
        this.title = title;
        this.severity = Severity.ERROR;
        this.adjustable = false;
    }

    Rule(String title, Severity severity) {
        this.title = title;
        this.severity = severity;
        this.adjustable = true;
    }

    /** What must hold, in one line. */
    public String title() {
        return title;
    }

    /** Its severity unless somebody says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether it can have another severity or be suppressed; if not, something would be wrong or broken without it. */
    public boolean adjustable() {
        return adjustable;
    }

    /** Whether it is a matter of taste: one of those that a team switches on together, as {@code lint}. */
    public boolean lint() {
        return name().startsWith("NL06");
    }
}
