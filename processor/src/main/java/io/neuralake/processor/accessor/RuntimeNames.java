package io.neuralake.processor.accessor;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names. */
final class RuntimeNames {

    private static final String PACKAGE = "io.neuralake.runtime";

    static final ClassName CATALOG = ClassName.get(PACKAGE, "Catalog");
    static final ClassName CATALOG_OPTIONS = ClassName.get(PACKAGE, "CatalogOptions");
    static final ClassName DATABASE_ACCESSOR = ClassName.get(PACKAGE, "DatabaseAccessor");
    static final ClassName TABLE_ACCESSOR = ClassName.get(PACKAGE, "TableAccessor");
    static final ClassName FUNCTION_ACCESSOR = ClassName.get(PACKAGE, "FunctionAccessor");
    static final ClassName ARROW_FUNCTION_ACCESSOR = ClassName.get(PACKAGE, "ArrowFunctionAccessor");
    static final ClassName FUNCTION_TABLE = ClassName.get(PACKAGE, "FunctionTable");
    static final ClassName ROW_CURSOR = ClassName.get(PACKAGE + ".row", "RowCursor");
    static final ClassName ROW_WRITER = ClassName.get(PACKAGE + ".row", "RowWriter");
    static final ClassName ROW = ClassName.get(PACKAGE + ".row", "Row");

    /** Of the module that appends to tables. */
    static final ClassName APPENDABLE_TABLE = ClassName.get("io.neuralake.ingest", "AppendableTable");

    private RuntimeNames() {}

    static ClassName column(String simpleName) {
        return ClassName.get(PACKAGE + ".column", simpleName);
    }
}
