package io.neuralake.samples;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Database;
import io.neuralake.runtime.CatalogOptions;
import io.neuralake.samples.data.SampleData;
import io.neuralake.samples.data.storage.Written;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Data of all sample tables at the default scale, written once for all tests that ask for it as a parameter.
 */
public final class SampleLake implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SampleLake.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Content.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Content.class, key -> content(), Content.class);
    }

    private static Content content() {
        try {
            Path directory = Files.createTempDirectory("sample lake ");
            Catalog manifest = SampleData.manifest();
            List<Written> written = new SampleData(manifest, silent())
                    .write(
                            directory,
                            SampleData.DEFAULT_SCALE,
                            manifest.databases().stream().map(Database::name).toList());
            return new Content(directory, manifest, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("writing the sample tables", e);
        }
    }

    /** Where nobody reads what is printed. */
    public static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /**
     * What was written.
     *
     * @param directory the lake; its name has spaces in it
     * @param manifest what was declared
     * @param written what was written, by table
     */
    public record Content(Path directory, Catalog manifest, List<Written> written) implements AutoCloseable {

        /** The catalog over these data. */
        public NlkCatalog open() {
            return NlkCatalog.open(CatalogOptions.defaults().location("lake", directory.toString()));
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
