package io.neuralake.emitters.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestReader;
import io.neuralake.emitters.Artifact;
import io.neuralake.emitters.Catalogs;
import io.neuralake.emitters.Emitter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogArtifactsTest {

    @Test
    void theCompilersArtifactsAreNamedAsInTheJar() {
        assertThat(emitted(CatalogArtifacts.compiled()))
                .extracting(Artifact::name)
                .containsExactly(ManifestFormat.CATALOG, ManifestFormat.ROAPI, ManifestFormat.OPENAPI);
    }

    @Test
    void publishedArtifactsAreNamedAsInTheOutputFolder() {
        assertThat(emitted(CatalogArtifacts.published()))
                .extracting(Artifact::name)
                .containsExactly("catalog.json", "roapi.yml", "openapi.json", "data.json");
    }

    @Test
    void thePublishedManifestIsTheCatalogItWasMadeOf() {
        String manifest = emitted(CatalogArtifacts.published()).get(0).text();

        assertThat(ManifestReader.manifest(manifest)).isEqualTo(Catalogs.rich());
    }

    @Test
    void everyArtifactIsAResourceThatEndsWithALineEnd() {
        assertThat(emitted(CatalogArtifacts.published())).allSatisfy(artifact -> {
            assertThat(artifact.kind()).isEqualTo(Artifact.Kind.RESOURCE);
            assertThat(artifact.text()).endsWith("\n").doesNotContain("\r");
        });
    }

    private static List<Artifact> emitted(List<Emitter<Catalog>> emitters) {
        return emitters.stream().map(emitter -> emitter.emit(Catalogs.rich())).toList();
    }
}
