package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.server.access.Access;
import io.neuralake.server.access.User;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.flight.sql.util.TableRef;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Arrow's own client at a door over real workers and the sample tables. */
@ExtendWith(ServedSamples.class)
@SuppressWarnings("try") // Arrow's close methods throw whatever there is, interruptions too.
final class FlightDoorTest {

    private static final String ENDLESS =
            "SELECT sum(a.channel * b.channel % (c.channel + 7)) AS n FROM bci.spike_waveforms a, bci.spike_waveforms b,"
                    + " bci.spike_waveforms c";
    private static final List<User> USERS = List.of(
            new User("ada", "secret", null, List.of("bci.*")), new User("bob", "other", "bobs-token", List.of("*")));

    private final QueryService service;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final BufferAllocator allocator = new RootAllocator();
    private final List<AutoCloseable> open = new ArrayList<>();

    FlightDoorTest(QueryService service) {
        this.service = service;
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        allocator.close();
        assertThat(log).isEmpty();
    }

    private FlightDoor door(Access access, FlightOptions options) throws Exception {
        FlightDoor door = FlightDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service, access, options, log::add);
        open.add(() -> door.close(Duration.ofMillis(1)));
        return door;
    }

    private FlightSqlClient client(FlightDoor door) {
        FlightSqlClient client = new FlightSqlClient(FlightClient.builder(
                        allocator,
                        Location.forGrpcInsecure("127.0.0.1", door.address().getPort()))
                .build());
        open.add(client);
        return client;
    }

    private FlightSqlClient client() throws Exception {
        return client(door(Access.open(), FlightOptions.of(ServedSamples.LIMITS)));
    }

    private static List<List<Object>> rows(FlightStream stream) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (stream) {
            VectorSchemaRoot root = stream.getRoot();
            while (stream.next()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    List<Object> values = new ArrayList<>();
                    for (FieldVector vector : root.getFieldVectors()) {
                        Object value = vector.getObject(row);
                        values.add(value instanceof Text ? value.toString() : value);
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static List<List<Object>> rows(FlightSqlClient client, FlightInfo info, CallOption... options)
            throws Exception {
        return rows(client.getStream(info.getEndpoints().get(0).getTicket(), options));
    }

    private static void refused(FlightStatusCode code, String text, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlightRuntimeException.class, e -> {
            assertThat(e.status().code()).isEqualTo(code);
            assertThat(e.status().description()).contains(text).contains("fix: ");
        });
    }

    @Test
    void aStatementIsAnsweredWithTheColumnsThatWereAnnounced() throws Exception {
        FlightSqlClient client = client();
        FlightInfo info = client.execute("SELECT 1 AS a, 'x' AS b, DATE '2026-03-01' AS c ORDER BY 1");
        try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket())) {
            assertThat(stream.getSchema()).isEqualTo(info.getSchemaOptional().orElseThrow());
        }
        assertThat(rows(client, info))
                .hasSize(1)
                .first()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .startsWith(1, "x");
    }

    @Test
    void anAnswerWithoutRowsHasItsColumns() throws Exception {
        FlightSqlClient client = client();
        FlightInfo info = client.execute("SELECT channel FROM bci.spike_waveforms WHERE 1 = 0");
        try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket())) {
            assertThat(stream.getSchema().getFields())
                    .extracting(Field::getName)
                    .containsExactly("channel");
            assertThat(stream.next() && stream.getRoot().getRowCount() > 0).isFalse();
        }
    }

    @Test
    void aTicketHoldsAtAnyReplicaWithTheSameSecret() throws Exception {
        FlightOptions shared = FlightOptions.of(ServedSamples.LIMITS).secret("of all replicas");
        FlightSqlClient one = client(door(Access.open(), shared));
        FlightSqlClient other = client(door(Access.open(), shared));
        FlightSqlClient stranger = client();
        FlightInfo info = one.execute("SELECT 42 AS a");
        assertThat(rows(other, info)).containsExactly(List.of(42));
        assertThat(rows(one, info)).containsExactly(List.of(42));
        refused(FlightStatusCode.INVALID_ARGUMENT, "was not made by this server", () -> rows(stranger, info));
    }

    @Test
    void aWrongStatementSaysWhatIsWrong() throws Exception {
        FlightSqlClient client = client();
        refused(FlightStatusCode.INVALID_ARGUMENT, "cannot", () -> client.execute("SELECT nothing FROM bci.nowhere"));
        refused(FlightStatusCode.INVALID_ARGUMENT, "cannot", () -> client.execute("DROP TABLE bci.spike_waveforms"));
    }

    @Test
    void whatWouldChangeSomethingIsRefused() throws Exception {
        FlightSqlClient client = client();
        refused(
                FlightStatusCode.UNIMPLEMENTED,
                "this server only reads",
                () -> client.executeUpdate("DELETE FROM bci.spike_waveforms"));
        refused(FlightStatusCode.UNIMPLEMENTED, "transaction", () -> client.beginTransaction());
        refused(
                FlightStatusCode.UNIMPLEMENTED,
                "Substrait",
                () -> client.executeSubstrait(new FlightSqlClient.SubstraitPlan(new byte[] {1}, "1")));
    }

    @Test
    void tablesAreListedByPatternWithTheirColumns() throws Exception {
        FlightSqlClient client = client();
        assertThat(rows(client, client.getTables(null, "bc_", "spike\\_%", null, false)))
                .contains(Arrays.asList(null, "bci", "spike_waveforms", "TABLE"))
                .allMatch(row -> row.get(1).equals("bci"));
        FlightInfo info = client.getTables(null, "bci", "spike_waveforms", List.of("TABLE"), true);
        assertThat(info.getSchemaOptional()).contains(Schemas.GET_TABLES_SCHEMA);
        Schema declared;
        try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket())) {
            assertThat(stream.next()).isTrue();
            byte[] bytes = ((VarBinaryVector) stream.getRoot().getVector("table_schema")).get(0);
            declared = MessageSerializer.deserializeSchema(
                    new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes))));
        }
        Schema answered =
                client.getExecuteSchema("SELECT * FROM bci.spike_waveforms").getSchema();
        assertThat(declared).isEqualTo(answered);
        assertThat(rows(client, client.getTables(null, null, null, List.of("VIEW"), false)))
                .isEmpty();
        assertThat(rows(client, client.getTables("other", null, null, null, false)))
                .isEmpty();
    }

    @Test
    void declaredColumnsAreThoseOfAnswers() throws Exception {
        FlightSqlClient client = client();
        List<List<Object>> tables = rows(client, client.getTables(null, "bci", null, null, true));
        assertThat(tables).isNotEmpty();
        for (List<Object> table : tables) {
            Schema declared = MessageSerializer.deserializeSchema(
                    new ReadChannel(Channels.newChannel(new ByteArrayInputStream((byte[]) table.get(4)))));
            String name = table.get(1) + "." + table.get(2);
            try {
                assertThat(client.getExecuteSchema("SELECT * FROM " + name).getSchema())
                        .as(name)
                        .isEqualTo(declared);
            } catch (FlightRuntimeException e) {
                // A function table has no rows without arguments, and no database is there for the tables of one.
                assertThat(e.status().description()).as(name).containsAnyOf("function", "nothing says what");
            }
        }
    }

    @Test
    void databasesAreSchemasAndThereAreNoCatalogs() throws Exception {
        FlightSqlClient client = client();
        assertThat(rows(client, client.getSchemas(null, null)))
                .contains(Arrays.asList(null, "bci"), Arrays.asList(null, "implant"));
        assertThat(rows(client, client.getSchemas(null, "b%"))).hasSize(1);
        assertThat(rows(client, client.getCatalogs())).isEmpty();
        assertThat(rows(client, client.getTableTypes())).containsExactly(List.of("TABLE"));
    }

    @Test
    void thereAreNoKeys() throws Exception {
        FlightSqlClient client = client();
        TableRef table = TableRef.of(null, "bci", "spike_waveforms");
        assertThat(client.getPrimaryKeysSchema().getSchema()).isEqualTo(Schemas.GET_PRIMARY_KEYS_SCHEMA);
        assertThat(rows(client, client.getPrimaryKeys(table))).isEmpty();
        assertThat(rows(client, client.getExportedKeys(table))).isEmpty();
        assertThat(rows(client, client.getImportedKeys(table))).isEmpty();
        assertThat(rows(client, client.getCrossReference(table, table))).isEmpty();
    }

    @Test
    void typesAndAbilitiesAreTold() throws Exception {
        FlightSqlClient client = client();
        assertThat(rows(client, client.getXdbcTypeInfo()))
                .extracting(row -> row.get(0))
                .contains("VARCHAR", "DECIMAL", "TIMESTAMP WITH TIME ZONE");
        assertThat(rows(client, client.getXdbcTypeInfo(Types.DATE)))
                .extracting(row -> row.get(0))
                .containsExactly("DATE");
        assertThat(rows(client, client.getSqlInfo(FlightSql.SqlInfo.FLIGHT_SQL_SERVER_NAME)))
                .containsExactly(List.of(0, "Neuralake"));
        int all = rows(client, client.getSqlInfo(new int[0])).size();
        assertThat(all).isGreaterThan(80);
        assertThat(rows(client, client.getSqlInfo(new int[] {999_999}))).isEmpty();
        assertThat(rows(client, client.getSqlInfo(FlightSql.SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY)))
                .containsExactly(List.of(3, true));
    }

    @Test
    void aPreparedStatementIsExecutedManyTimes() throws Exception {
        FlightSqlClient client = client();
        try (FlightSqlClient.PreparedStatement prepared = client.prepare("SELECT 7 AS a")) {
            assertThat(prepared.getResultSetSchema().getFields())
                    .extracting(Field::getName)
                    .containsExactly("a");
            assertThat(prepared.getParameterSchema().getFields()).isEmpty();
            assertThat(rows(client, prepared.execute())).containsExactly(List.of(7));
            assertThat(rows(client, prepared.execute())).containsExactly(List.of(7));
            assertThat(prepared.fetchSchema().getSchema().getFields()).hasSize(1);
        }
    }

    @Test
    void parametersAreBound() throws Exception {
        FlightSqlClient client = client();
        try (FlightSqlClient.PreparedStatement prepared =
                        client.prepare("SELECT ? AS a, ? AS b, CAST(? AS DATE) AS c, ? AS d");
                IntVector number = new IntVector("1", allocator);
                VarCharVector text = new VarCharVector("2", allocator);
                VarCharVector day = new VarCharVector("3", allocator);
                VarCharVector none = new VarCharVector("4", allocator)) {
            assertThat(prepared.getParameterSchema().getFields()).hasSize(4);
            number.setSafe(0, 42);
            text.setSafe(0, "it's".getBytes(StandardCharsets.UTF_8));
            day.setSafe(0, "1970-01-02".getBytes(StandardCharsets.UTF_8));
            none.setNull(0);
            VectorSchemaRoot row = VectorSchemaRoot.of(number, text, day, none);
            row.setRowCount(1);
            prepared.setParameters(row);
            assertThat(rows(client, prepared.execute())).containsExactly(Arrays.asList(42, "it's", 1, null));
            FlightInfo info = prepared.execute();
            try (FlightStream stream =
                    client.getStream(info.getEndpoints().get(0).getTicket())) {
                // ADBC refuses an answer with other columns than were announced.
                assertThat(stream.getSchema())
                        .isEqualTo(info.getSchemaOptional().orElseThrow());
            }
            number.setSafe(0, -1);
            assertThat(rows(client, prepared.execute())).containsExactly(Arrays.asList(-1, "it's", 1, null));
            prepared.clearParameters();
        }
    }

    @Test
    void parametersWithoutValuesAreRefused() throws Exception {
        FlightSqlClient client = client();
        try (FlightSqlClient.PreparedStatement prepared = client.prepare("SELECT ? AS a")) {
            refused(FlightStatusCode.INVALID_ARGUMENT, "cannot", () -> rows(client, prepared.execute()));
        }
    }

    @Test
    void nobodyIsLetPassWithoutSayingWhoTheyAre() throws Exception {
        FlightDoor door = door(Access.of(USERS), FlightOptions.of(ServedSamples.LIMITS));
        FlightSqlClient client = client(door);
        refused(FlightStatusCode.UNAUTHENTICATED, "who it is from", () -> client.execute("SELECT 1"));
        refused(
                FlightStatusCode.UNAUTHENTICATED,
                "who it is from",
                () -> client.getTables(null, null, null, null, false));
        refused(
                FlightStatusCode.UNAUTHENTICATED,
                "who it is from",
                () -> rows(client.getStream(new Ticket(new byte[0]))));
        CallOption wrong = new CredentialCallOption(new BearerCredentialWriter("wrong"));
        refused(FlightStatusCode.UNAUTHENTICATED, "who it is from", () -> client.execute("SELECT 1", wrong));
    }

    @Test
    void aHandshakeGivesATokenAndATokenGivesTables() throws Exception {
        FlightDoor door = door(Access.of(USERS), FlightOptions.of(ServedSamples.LIMITS));
        try (FlightClient raw = FlightClient.builder(
                        allocator,
                        Location.forGrpcInsecure("127.0.0.1", door.address().getPort()))
                .build()) {
            Optional<CredentialCallOption> ada = raw.authenticateBasicToken("ada", "secret");
            assertThat(ada).isPresent();
            assertThatThrownBy(() -> raw.authenticateBasicToken("ada", "wrong"))
                    .isInstanceOf(FlightRuntimeException.class);
            FlightSqlClient client = client(door);
            assertThat(rows(client, client.getSchemas(null, null, ada.get()), ada.get()))
                    .extracting(row -> row.get(1))
                    .containsExactly("bci");
            CallOption bob = new CredentialCallOption(new BearerCredentialWriter("bobs-token"));
            FlightInfo info = client.execute("SELECT 1 AS a", bob);
            assertThat(rows(client, info, bob)).containsExactly(List.of(1));
            refused(FlightStatusCode.INVALID_ARGUMENT, "given to somebody else", () -> rows(client, info, ada.get()));
        }
    }

    @Test
    void anOldHandshakeGivesATokenToo() throws Exception {
        FlightDoor door = door(Access.of(USERS), FlightOptions.of(ServedSamples.LIMITS));
        try (FlightClient raw = FlightClient.builder(
                        allocator,
                        Location.forGrpcInsecure("127.0.0.1", door.address().getPort()))
                .build()) {
            raw.authenticateBasic("ada", "secret");
            assertThat(new FlightSqlClient(raw).execute("SELECT 1").getEndpoints())
                    .hasSize(1);
        }
    }

    @Test
    void anAnswerOnItsWayIsCancelled() throws Exception {
        FlightSqlClient client = client();
        FlightInfo info = client.execute(ENDLESS);
        FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket());
        CancelStatus status = CancelStatus.NOT_CANCELLABLE;
        while (status == CancelStatus.NOT_CANCELLABLE) {
            status = client.cancelFlightInfo(new CancelFlightInfoRequest(info)).getStatus();
        }
        assertThat(status).isEqualTo(CancelStatus.CANCELLED);
        refused(FlightStatusCode.CANCELLED, "cannot", () -> rows(stream));
    }

    @Test
    void aClientThatGoesAwayFreesItsWorker() throws Exception {
        FlightSqlClient client = client();
        // As many as there are workers, three times over: each would keep one for long.
        for (int i = 0; i < 9; i++) {
            FlightStream stream = client.getStream(
                    client.execute(ENDLESS).getEndpoints().get(0).getTicket());
            stream.cancel("not wanted", null);
            assertThatThrownBy(() -> rows(stream)).isInstanceOf(FlightRuntimeException.class);
        }
        assertThat(rows(client, client.execute("SELECT 1 AS a"))).containsExactly(List.of(1));
    }

    @Test
    void aClientThatTakesNothingIsLeft() throws Exception {
        FlightSqlClient client = client(
                door(Access.open(), FlightOptions.of(ServedSamples.LIMITS).stall(Duration.ofSeconds(1))));
        String large = "SELECT a.*, b.* FROM bci.spike_waveforms a, bci.spike_waveforms b";
        List<FlightStream> idle = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            idle.add(
                    client.getStream(client.execute(large).getEndpoints().get(0).getTicket()));
        }
        // All workers are taken until the idle ones are left.
        assertThat(rows(client, client.execute("SELECT 1 AS a"))).containsExactly(List.of(1));
        for (FlightStream stream : idle) {
            stream.cancel("not wanted", null);
            assertThatThrownBy(() -> rows(stream)).isInstanceOf(FlightRuntimeException.class);
        }
    }

    @Test
    void callsThatHaveBegunEndBeforeTheDoorIsClosed() throws Exception {
        FlightDoor door = door(Access.open(), FlightOptions.of(ServedSamples.LIMITS));
        FlightSqlClient client = client(door);
        FlightStream stream = client.getStream(client.execute("SELECT * FROM bci.spike_waveforms LIMIT 1000")
                .getEndpoints()
                .get(0)
                .getTicket());
        assertThat(stream.getSchema().getFields()).isNotEmpty();
        Thread closing = new Thread(() -> door.close(Duration.ofSeconds(20)));
        closing.start();
        assertThat(rows(stream)).isNotEmpty();
        closing.join();
        assertThatThrownBy(() -> client.execute("SELECT 1")).isInstanceOf(FlightRuntimeException.class);
    }
}
