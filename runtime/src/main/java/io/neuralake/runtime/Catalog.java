package io.neuralake.runtime;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.merge.Selection;
import io.neuralake.runtime.engine.StatementScope;
import io.neuralake.runtime.error.LakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    private final Map<String, String> aliases;
    private @Nullable CatalogView all;
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
        this(ManifestFiles.read(loader, selection), loader, options);
    }

    private Catalog(io.neuralake.catalog.Catalog declared, ClassLoader loader, CatalogOptions options) {
        this.declared = declared;
        this.session = new Session(declared, options);
        this.functions = new FunctionTables(loader);
        this.aliases = options.aliases(declared);
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
     * Opens manifests that are given by their paths: files, jars, and directories with either or with classes. Tables that are functions
     * are called from what the current thread's class loader sees.
     *
     * @throws LakeException if there are no manifests, or two contradict each other
     */
    public static Catalog open(CatalogOptions options, List<Path> manifests) {
        return new Catalog(
                ManifestFiles.read(manifests), loader(Thread.currentThread().getContextClassLoader()), options);
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
        return all().sql(statement, List.of());
    }

    /**
     * A SELECT statement with parameters, {@code $1} and so on or {@code ?}. Values are those of {@link SqlParameter#of(Object)}, or
     * parameters themselves.
     *
     * @throws LakeException if it is no single query, names what does not exist, or has more or fewer parameters than there are values
     */
    public final QueryResult sql(String statement, @Nullable Object... values) {
        List<SqlParameter> parameters = new ArrayList<>();
        for (Object value : values) {
            parameters.add(value instanceof SqlParameter parameter ? parameter : SqlParameter.of(value));
        }
        return all().sql(statement, parameters);
    }

    /**
     * What a statement gives and takes, found out without reading data.
     *
     * @throws LakeException if it is no single query, or names what does not exist
     */
    public final StatementDescription describe(String statement) {
        return all().describe(statement);
    }

    /** Made when it is asked for, because it needs a catalog that is made; kept, because its planner takes time to make. */
    private synchronized CatalogView all() {
        if (all == null) {
            all = visible(table -> true);
        }
        return all;
    }

    /**
     * The tables that a test lets pass, as if there were no others.
     *
     * @param test is given qualified names
     */
    public final CatalogView visible(Predicate<String> test) {
        return new CatalogView(
                this,
                new StatementScope(
                        session().tables().stream()
                                .filter(table -> test.test(table.qualifiedName()))
                                .toList(),
                        aliases));
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
