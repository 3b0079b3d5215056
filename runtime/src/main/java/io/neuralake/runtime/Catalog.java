package io.neuralake.runtime;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.merge.Selection;
import io.neuralake.runtime.error.LakeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the modules on the class path declare, ready to be read.
 *
 * <p>The compiler generates a subclass with a method for each database. A catalog is used by any number of threads at a time;
 * closing it closes the results that are still open.
 *
 * <pre>{@code
 * try (Catalog catalog = Catalog.open()) {
 *     catalog.table("implant.implant_diagnostics")
 *             .where(t -> t.column("implant_id").eq(4595))
 *             .show();
 *     catalog.sql("SELECT count(*) FROM implant.implant_diagnostics").show();
 * }
 * }</pre>
 */
public class Catalog implements AutoCloseable {

    private final io.neuralake.catalog.Catalog declared;
    private final Session session;
    private final FunctionTables functions;
    private volatile boolean closed;

    /**
     * Opens what the class loader of a type sees; generated subclasses give themselves.
     *
     * @throws LakeException if there are no manifests, or two contradict each other
     */
    protected Catalog(Class<?> anchor, CatalogOptions options) {
        this(loader(anchor.getClassLoader()), options, Optional.empty());
    }

    /**
     * Opens some databases of what the class loader of a type sees; what modules say of others is not looked at.
     *
     * @param databases names of the databases
     * @throws LakeException if there are no manifests, two contradict each other, or a database is in none
     */
    protected Catalog(Class<?> anchor, CatalogOptions options, String... databases) {
        this(
                loader(anchor.getClassLoader()),
                options,
                Optional.of(new Selection(Set.of(databases), Origin.of(anchor.getName()))));
    }

    private Catalog(ClassLoader loader, CatalogOptions options, Optional<Selection> selection) {
        this.declared = ManifestFiles.read(loader, selection);
        this.session = new Session(declared, options);
        this.functions = new FunctionTables(loader);
    }

    private static ClassLoader loader(@Nullable ClassLoader loader) {
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** Opens what the current thread's class loader sees. */
    public static Catalog open() {
        return open(CatalogOptions.defaults());
    }

    /** Opens what the current thread's class loader sees. */
    public static Catalog open(CatalogOptions options) {
        return new Catalog(loader(Thread.currentThread().getContextClassLoader()), options, Optional.empty());
    }

    /**
     * A table by its name, {@code implant.implant_diagnostics}.
     *
     * @throws LakeException if there is none of that name
     */
    public final UntypedTable table(String qualifiedName) {
        return new UntypedTable(this, session().table(qualifiedName));
    }

    /**
     * A SELECT statement over all tables, which it names as {@code database.table}. It is checked here and runs when its
     * result is asked for.
     *
     * @throws LakeException if it is no single query, or names what does not exist
     */
    public final QueryResult sql(String statement) {
        return new QueryResult(this, statement, session().analyse(statement));
    }

    /** Qualified names of all tables, sorted. */
    public final List<String> tables() {
        return session().tables().stream().map(Table::qualifiedName).sorted().toList();
    }

    /** All that is declared, as it was merged from the modules. */
    public final io.neuralake.catalog.Catalog declared() {
        return declared;
    }

    final FunctionTables functions() {
        return functions;
    }

    final Session session() {
        if (closed) {
            throw new LakeException("use the catalog", "it is closed", "read before it is closed, or open it again");
        }
        return session;
    }

    /** Frees everything; results that are still open are closed. */
    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            session.close();
        }
    }
}
