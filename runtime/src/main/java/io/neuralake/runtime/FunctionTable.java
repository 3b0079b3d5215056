package io.neuralake.runtime;

import io.neuralake.runtime.error.LakeException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the accessor of a function table whose arguments are known by position. The compiler generates one for each, by which
 * the table is called by name and from SQL.
 */
public interface FunctionTable {

    /** Simple name of the class that is generated within an accessor, and loaded by its name. */
    String NAME = "ByName";

    /**
     * The accessor for certain arguments.
     *
     * @param catalog the catalog that holds the table
     * @param arguments an argument for each parameter, in the parameter's Java type; enum constants by their names
     */
    TableAccessor<?, ?> of(Catalog catalog, @Nullable Object[] arguments);

    /** The enum constant of a name, or {@code null} for none. */
    static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable Object name) {
        try {
            return name == null ? null : Enum.valueOf(type, (String) name);
        } catch (IllegalArgumentException e) {
            throw new LakeException(
                    "call a function table",
                    "'" + name + "' is no constant of " + type.getName() + ", as the manifest says it is",
                    "build the module again",
                    e);
        }
    }
}
