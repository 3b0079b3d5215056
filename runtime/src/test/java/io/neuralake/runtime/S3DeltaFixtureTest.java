package io.neuralake.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.row.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta tables of other writers, deletion vectors, mapped columns and checkpoints of every kind among them, read from S3. */
final class S3DeltaFixtureTest {

    @TempDir
    private Path temporary;

    @Test
    void rowsAreThoseOfTheSameTableOnDisk() throws Exception {
        Path resources = DeltaFixtureTest.ROOT.getParent();
        Table[] tables = DeltaFixtureTest.tables().toArray(Table[]::new);
        CatalogOptions disk = CatalogOptions.defaults().location("lake", resources.toString());
        try (S3Server server = new S3Server(temporary.resolve("s3"))) {
            server.upload(resources);
            try (Catalog local = new TestLake(temporary.resolve("local")).open(disk, tables);
                    Catalog remote = new TestLake(temporary.resolve("remote")).open(server.catalog(), tables)) {
                assertThat(tables).hasSizeGreaterThan(10);
                for (Table table : tables) {
                    String name = table.qualifiedName();
                    assertThat(rows(remote, name))
                            .as(name)
                            .isNotEmpty()
                            .containsExactlyInAnyOrderElementsOf(rows(local, name));
                    assertThat(remote.table(name).count())
                            .as(name)
                            .isEqualTo(rows(local, name).size());
                }
            }
        }
    }

    private static List<String> rows(Catalog catalog, String table) {
        try (Stream<Row> rows = catalog.table(table).stream()) {
            return rows.map(row -> DeltaFixtureTest.json(row).toString()).toList();
        }
    }
}
