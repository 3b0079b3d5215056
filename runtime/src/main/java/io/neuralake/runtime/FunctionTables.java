package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.TableSource;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code of function tables by the names in their manifest, with the class loader that found the manifest.
 *
 * <p>There is no list of services: a module on the module path would have to name each class in its descriptor. The package of
 * a function table has to be exported there anyway, for others to use its accessor.
 */
final class FunctionTables {

    private final ClassLoader loader;
    private final Map<String, FunctionTable> loaded = new ConcurrentHashMap<>();

    FunctionTables(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The rows of a function table.
     *
     * @throws LakeException if the arguments do not fit, or the code is not there
     */
    TableSource source(Catalog catalog, Table table, Map<String, ?> arguments) {
        @Nullable Object[] fitted = new FunctionArguments(table).fit(arguments);
        return loaded.computeIfAbsent(table.qualifiedName(), name -> load(table))
                .of(catalog, fitted)
                .source();
    }

    private FunctionTable load(Table table) {
        String name = table.accessor() + "$" + FunctionTable.NAME;
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(FunctionTable.class)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            throw failure(table, name + " cannot be made: " + e.getCause(), "build the module again", e);
        } catch (ClassNotFoundException e) {
            throw failure(
                    table,
                    "its code is not there: no class " + name,
                    "put the module that declares it on the class path, compiled with accessors (-Aneuralake.accessors)",
                    e);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw failure(
                    table,
                    name + " cannot be used: " + e,
                    "build the module again with this version, and export its package if it is a named module",
                    e);
        }
    }

    private static LakeException failure(Table table, String reason, String fix, Throwable cause) {
        return new LakeException("call function table '" + table.qualifiedName() + "'", reason, fix, cause);
    }
}
