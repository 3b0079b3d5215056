package io.neuralake.interop.server;

import io.neuralake.samples.data.SampleData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one server, with the tables of a {@link Lake} and the sample tables, that is there until all tests are over. */
final class ServedLake implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        // Here a test can be skipped, which it cannot where a parameter is resolved.
        served(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Served.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return served(context);
    }

    private static Served served(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ServedLake.class))
                .getOrComputeIfAbsent(Served.class, key -> start(), Served.class);
    }

    private static Served start() {
        try {
            RunningServer.jar();
            Lake lake = Lake.write();
            Path declared = Path.of(SampleData.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            RunningServer server = RunningServer.start(
                    lake.tables(),
                    Map.of(),
                    "-c",
                    "roapi.yml",
                    "--catalog",
                    declared.toString(),
                    "--location",
                    "lake=" + lake.samples());
            return new Served(lake, server);
        } catch (IOException | SQLException | URISyntaxException e) {
            throw new IllegalStateException("the tables cannot be served", e);
        }
    }

    /** A server and what it serves. */
    record Served(Lake lake, RunningServer server) implements AutoCloseable {

        /** Runs tests with pytest. */
        void tests(String name) {
            lake.tests(server.addresses(), name);
        }

        @Override
        public void close() throws IOException {
            server.close();
            lake.close();
        }
    }
}
