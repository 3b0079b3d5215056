package io.neuralake.emitters;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Catalogs that tests of several emitters share. */
public final class Catalogs {

    private Catalogs() {}

    /** A catalog with every format, every column type, and everything else that an author can say. */
    public static Catalog rich() {
        try (InputStream manifest = Catalogs.class.getResourceAsStream("/catalogs/rich.json")) {
            byte[] bytes =
                    Objects.requireNonNull(manifest, "catalogs/rich.json").readAllBytes();
            return ManifestReader.manifest(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A catalog of which nothing is known. */
    public static Catalog empty() {
        return Catalog.unnamed(List.of());
    }

    /** The same catalog with databases and tables in another order. */
    public static Catalog shuffled(Catalog catalog, Random random) {
        return catalog.withDatabases(shuffled(
                catalog.databases().stream()
                        .map(database -> shuffled(database, random))
                        .toList(),
                random));
    }

    private static Database shuffled(Database database, Random random) {
        return database.withTables(shuffled(database.tables(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
