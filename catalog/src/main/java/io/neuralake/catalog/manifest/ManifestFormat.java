package io.neuralake.catalog.manifest;

/** Names and version of the files under {@code META-INF/neuralake/}; {@code docs/format/} has their JSON Schemas. */
public final class ManifestFormat {

    /** Version that this code writes, and the newest that it reads. */
    public static final int VERSION = 1;

    /** Member that holds the version in every document. */
    public static final String VERSION_MEMBER = "neuralake";

    /** Folder of everything that the compiler emits, in the class output and so in the jar. */
    public static final String FOLDER = "META-INF/neuralake/";

    /** Folder of the fragments, one file for each table. */
    public static final String FRAGMENTS = FOLDER + "tables/";

    /** Manifest of a module. */
    public static final String CATALOG = FOLDER + "catalog.json";

    /** ROAPI configuration of a module. */
    public static final String ROAPI = FOLDER + "roapi.yml";

    /** OpenAPI specification of a module. */
    public static final String OPENAPI = FOLDER + "openapi.json";

    private ManifestFormat() {}

    /** Path of a table's fragment; a function table is told apart by its method. */
    public static String fragment(String type, String method) {
        return FRAGMENTS + type + (method.isEmpty() ? "" : "#" + method) + ".json";
    }
}
