package io.neuralake.emitters;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.check.CatalogChecks;
import io.neuralake.catalog.check.TableChecks;
import org.junit.jupiter.api.Test;

final class CatalogsTest {

    /** Emitters trust that checks have passed, so what they are tested with must pass them. */
    @Test
    void theRichCatalogPassesEveryCheck() {
        Catalog catalog = Catalogs.rich();

        assertThat(CatalogChecks.all().stream().flatMap(check -> check.check(catalog)))
                .isEmpty();
        assertThat(catalog.tables().flatMap(table -> TableChecks.all().stream().flatMap(check -> check.check(table))))
                .isEmpty();
    }
}
