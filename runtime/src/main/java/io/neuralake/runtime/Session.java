package io.neuralake.runtime;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Names;
import io.neuralake.catalog.Table;
import io.neuralake.runtime.delta.DeltaPlanner;
import io.neuralake.runtime.engine.DuckDbEngine;
import io.neuralake.runtime.engine.EngineSettings;
import io.neuralake.runtime.engine.ScanEngine;
import io.neuralake.runtime.engine.StatementPlanner;
import io.neuralake.runtime.engine.StatementScope;
import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.jdbc.JdbcSource;
import io.neuralake.runtime.plan.ParquetPlanner;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.plan.TableRequest;
import io.neuralake.runtime.plan.TableSource;
import io.neuralake.runtime.storage.LocalObjectStore;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.ObjectStores;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What an open catalog works with: the declared tables, the storage, the planners and the engine. */
final class Session implements AutoCloseable {

    private final List<Table> declared;
    private final Map<String, Table> tables = new HashMap<>();
    private final TableSource delta;
    private final TableSource parquet;
    private final TableSource jdbc;
    private final ScanEngine engine;
    private final Optional<Duration> timeout;
    private final ObjectStore store;
    private final Placeholders placeholders;

    Session(Catalog catalog, CatalogOptions options) {
        this.declared = catalog.tables().toList();
        options.s3().contradiction().ifPresent(contradiction -> {
            throw new LakeException("open the catalog", contradiction, "correct CatalogOptions.s3");
        });
        this.store = new ObjectStores(new LocalObjectStore(), () -> new S3ObjectStore(options.s3(), options.cache()));
        this.timeout = options.timeout();
        this.placeholders = new Placeholders(catalog, options.locations(), System::getProperty, System::getenv);
        this.delta = new FileSource(store, placeholders, new DeltaPlanner(store));
        this.parquet = new FileSource(store, placeholders, new ParquetPlanner(store));
        this.jdbc = new JdbcSource(placeholders::location, options.jdbc(), System::getProperty, System::getenv);
        catalog.tables().forEach(table -> tables.put(table.qualifiedName(), table));
        Path temporary = options.temporaryDirectory()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "neuralake-" + UUID.randomUUID()));
        this.engine = new DuckDbEngine(store, new EngineSettings(options.memoryLimit(), options.threads(), temporary));
    }

    ScanEngine engine() {
        return engine;
    }

    /** Greatest time for a result that is given none. */
    Optional<Duration> timeout() {
        return timeout;
    }

    List<Table> tables() {
        return declared;
    }

    StatementPlanner planner(StatementScope scope) {
        return engine.planner(scope);
    }

    Table table(String qualifiedName) {
        Table table = tables.get(qualifiedName);
        if (table == null) {
            List<String> names = tables.keySet().stream().sorted().toList();
            Optional<String> near = Names.nearest(qualifiedName, names)
                    .or(() -> names.stream()
                            .filter(name -> name.endsWith("." + qualifiedName))
                            .findFirst());
            throw new LakeException(
                    "find table '" + qualifiedName + "'",
                    "the catalog has no such table",
                    near.map(name -> "did you mean '" + name + "'?")
                            .orElse(names.isEmpty() ? "declare it" : "it has " + String.join(", ", names)));
        }
        return table;
    }

    /** Where a table is, for those who write it. */
    TableStorage storage(Table table) {
        String asked = "write table '" + table.qualifiedName() + "'";
        if (table.format() != Format.DELTA && table.format() != Format.PARQUET) {
            throw new LakeException(
                    asked,
                    "it is no table of files",
                    "write it where it comes from, or declare it with format = DELTA");
        }
        String location = placeholders.location(table);
        try {
            return new TableStorage(table, store.place(location), store);
        } catch (IllegalArgumentException e) {
            throw new LakeException(
                    asked,
                    "nothing can be written to its location " + location + ": " + e.getMessage(),
                    "correct the location",
                    e);
        }
    }

    /** How to read what is wanted of a table. */
    TableInput input(TableRequest request) {
        return switch (request.table().format()) {
            case DELTA -> delta.input(request);
            case PARQUET -> parquet.input(request);
            case FUNCTION ->
                throw new IllegalArgumentException(
                        request.table().qualifiedName() + " is called, not found in storage");
            case JDBC -> jdbc.input(request);
        };
    }

    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            store.close();
        }
    }
}
