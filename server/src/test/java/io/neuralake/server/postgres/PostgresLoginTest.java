package io.neuralake.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.neuralake.server.access.Access;
import io.neuralake.server.access.User;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/** Who is let in, and what they see then. */
@ExtendWith(ServedSamples.class)
final class PostgresLoginTest {

    private static final String PASSWORD = "correct horse";
    private static final int MOST = 4;

    @TempDir
    static Path directory;

    private static PostgresDoor door;

    @BeforeAll
    static void open(QueryService service) throws Exception {
        Access access = Access.of(List.of(new User("ann", PASSWORD, null, List.of("bci.*"))));
        door = PostgresDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                access,
                PostgresOptions.of("neuralake", ServedSamples.LIMITS, directory)
                        .encrypted(certificate(), true)
                        .limited(MOST, 1 << 20, Duration.ofMinutes(1)));
    }

    private static SslContext certificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("keys.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit",
                        "-validity",
                        "2")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "changeit".toCharArray());
        return SslContextBuilder.forServer(factory).build();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static Connection connect(String user, String password, String tls) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", tls);
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + door.address().getPort() + "/neuralake", properties);
    }

    private static String refused(String user, String password, String tls) {
        return catchThrowableOfType(PSQLException.class, () -> connect(user, password, tls))
                .getSQLState();
    }

    @Test
    void aPasswordIsProvenOverAnEncryptedConnection() throws SQLException {
        try (Connection connection = connect("ann", PASSWORD, "require");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM bci.spike_waveforms")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        assertThat(refused("ann", "wrong", "require")).isEqualTo(SqlState.INVALID_PASSWORD);
        assertThat(refused("bob", PASSWORD, "require")).isEqualTo(SqlState.INVALID_PASSWORD);
        assertThat(refused("ann", PASSWORD, "disable")).isEqualTo(SqlState.INVALID_AUTHORIZATION);
    }

    @Test
    void tablesOfOthersAreNeitherReadNorSeen() throws SQLException {
        try (Connection connection = connect("ann", PASSWORD, "require");
                Statement statement = connection.createStatement()) {
            List<String> seen = new ArrayList<>();
            try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    seen.add(tables.getString("TABLE_SCHEM"));
                }
            }
            assertThat(seen).isNotEmpty().containsOnly("bci");
            PSQLException read = catchThrowableOfType(
                    PSQLException.class, () -> statement.executeQuery("SELECT * FROM implant.implant_diagnostics"));
            assertThat(read.getSQLState()).isEqualTo(SqlState.UNDEFINED_TABLE);
            assertThat(read.getMessage()).doesNotContain("implant.implant_diagnostics?");
        }
    }

    @Test
    void moreConnectionsThanAreAllowedAreRefused() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                sockets.add(new Socket(
                        InetAddress.getLoopbackAddress(), door.address().getPort()));
            }
            while (door.connections() < MOST) {
                Thread.sleep(10);
            }
            assertThat(refused("ann", PASSWORD, "disable")).isEqualTo(SqlState.TOO_MANY_CONNECTIONS);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        while (door.connections() > 0) {
            Thread.sleep(10);
        }
    }

    /** Whoever sends bytes before encryption is there could have them taken for encrypted ones. */
    @Test
    void bytesBetweenTheRequestForEncryptionAndItsBeginningEndTheConnection() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] startup = "user\0ann\0\0".getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream all = new DataOutputStream(bytes);
            all.writeInt(8);
            all.writeInt(80877103);
            all.writeInt(8 + startup.length);
            all.writeInt(3 << 16);
            all.write(startup);
            out.write(bytes.toByteArray());
            byte[] answer = new DataInputStream(socket.getInputStream()).readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("SCRAM");
        }
    }
}
