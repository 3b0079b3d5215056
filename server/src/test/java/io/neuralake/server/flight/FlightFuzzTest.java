package io.neuralake.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.neuralake.server.access.Access;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.query.ServedSamples;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.flight.impl.FlightServiceGrpc.FlightServiceBlockingStub;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that no client would send: each is answered or refused, and the door stays open; {@code -Dflight.messages=1000000} sends more. */
@ExtendWith(ServedSamples.class)
@SuppressWarnings("deprecation") // CancelQuery: older clients have nothing else.
final class FlightFuzzTest {

    private static final int MESSAGES = Integer.getInteger("flight.messages", 3_000);
    private static final Set<Status.Code> EXPECTED = Set.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.UNIMPLEMENTED,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.RESOURCE_EXHAUSTED);

    private final QueryService service;
    private final Random random = new Random(7);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private FlightDoor door;
    private ManagedChannel channel;
    private FlightServiceBlockingStub stub;

    FlightFuzzTest(QueryService service) {
        this.service = service;
    }

    @BeforeEach
    void start() throws Exception {
        door = FlightDoor.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                service,
                Access.open(),
                FlightOptions.of(ServedSamples.LIMITS),
                log::add);
        channel = NettyChannelBuilder.forAddress(door.address()).usePlaintext().build();
        stub = FlightServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() throws Exception {
        Flight.FlightInfo info = stub.getFlightInfo(descriptor(statement("SELECT 42 AS a")));
        List<Flight.FlightData> answer = new ArrayList<>();
        stub.doGet(info.getEndpoint(0).getTicket()).forEachRemaining(answer::add);
        assertThat(answer).hasSize(2);
        channel.shutdownNow();
        assertThat(channel.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        door.close();
        assertThat(log).isEmpty();
    }

    private static Flight.FlightDescriptor descriptor(ByteString command) {
        return Flight.FlightDescriptor.newBuilder()
                .setType(Flight.FlightDescriptor.DescriptorType.CMD)
                .setCmd(command)
                .build();
    }

    private static ByteString statement(String text) {
        return pack(FlightSql.CommandStatementQuery.newBuilder().setQuery(text).build());
    }

    private static ByteString pack(Message message) {
        return Any.pack(message).toByteString();
    }

    /** Commands about the catalog, which cost no worker. */
    private static List<ByteString> catalogCommands() {
        return List.of(
                pack(FlightSql.CommandGetTables.newBuilder()
                        .setCatalog("c")
                        .setDbSchemaFilterPattern("b%")
                        .setTableNameFilterPattern("%s_i%")
                        .addTableTypes("TABLE")
                        .setIncludeSchema(true)
                        .build()),
                pack(FlightSql.CommandGetDbSchemas.newBuilder()
                        .setDbSchemaFilterPattern("%")
                        .build()),
                pack(FlightSql.CommandGetSqlInfo.newBuilder()
                        .addInfo(0)
                        .addInfo(500)
                        .build()),
                pack(FlightSql.CommandGetXdbcTypeInfo.newBuilder()
                        .setDataType(4)
                        .build()),
                pack(FlightSql.CommandGetPrimaryKeys.newBuilder().setTable("t").build()),
                pack(FlightSql.CommandGetCrossReference.newBuilder()
                        .setPkTable("t")
                        .setFkTable("t")
                        .build()));
    }

    private void survives(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).as(e.toString()).isIn(EXPECTED);
            assertThat(e.getStatus().getDescription())
                    .isNotNull()
                    .startsWith("cannot ")
                    .contains("\n  fix: ")
                    .doesNotContain("java.", "/tmp");
        }
    }

    @Test
    void damagedCommandsAreAnsweredOrRefused() {
        List<ByteString> commands = catalogCommands();
        for (int i = 0; i < MESSAGES; i++) {
            ByteString command = Damage.some(commands.get(i % commands.size()), random);
            survives(() -> stub.getFlightInfo(descriptor(command)));
            survives(() -> stub.doGet(
                            Flight.Ticket.newBuilder().setTicket(command).build())
                    .forEachRemaining(data -> {}));
        }
    }

    @Test
    void damagedTicketsAreRefused() {
        ByteString ticket = stub.getFlightInfo(descriptor(statement("SELECT 1 AS a")))
                .getEndpoint(0)
                .getTicket()
                .getTicket();
        for (int i = 0; i < MESSAGES; i++) {
            ByteString damaged = Damage.some(ticket, random);
            if (!damaged.equals(ticket)) {
                survives(() -> stub.doGet(
                                Flight.Ticket.newBuilder().setTicket(damaged).build())
                        .forEachRemaining(data -> {}));
            }
        }
    }

    @Test
    void damagedActionsAreRefused() {
        Flight.FlightInfo info = stub.getFlightInfo(descriptor(statement("SELECT 1 AS a")));
        List<Flight.Action> actions = List.of(
                action(
                        "ClosePreparedStatement",
                        pack(FlightSql.ActionClosePreparedStatementRequest.newBuilder()
                                .setPreparedStatementHandle(ByteString.copyFromUtf8("none"))
                                .build())),
                action(
                        "CancelFlightInfo",
                        Flight.CancelFlightInfoRequest.newBuilder()
                                .setInfo(info)
                                .build()
                                .toByteString()),
                action(
                        "CancelQuery",
                        pack(FlightSql.ActionCancelQueryRequest.newBuilder()
                                .setInfo(info.toByteString())
                                .build())),
                action("BeginTransaction", pack(FlightSql.ActionBeginTransactionRequest.getDefaultInstance())),
                action("none", ByteString.EMPTY));
        for (int i = 0; i < MESSAGES; i++) {
            Flight.Action action = actions.get(i % actions.size());
            Flight.Action damaged = action.toBuilder()
                    .setBody(Damage.some(action.getBody(), random))
                    .build();
            survives(() -> stub.doAction(damaged).forEachRemaining(result -> {}));
        }
    }

    private static Flight.Action action(String type, ByteString body) {
        return Flight.Action.newBuilder().setType(type).setBody(body).build();
    }

    @Test
    void damagedBindingsAreRefused() throws Exception {
        ByteString result = stub.doAction(action(
                        "CreatePreparedStatement",
                        pack(FlightSql.ActionCreatePreparedStatementRequest.newBuilder()
                                .setQuery("SELECT 1 AS a")
                                .build())))
                .next()
                .getBody();
        ByteString handle = Any.parseFrom(result)
                .unpack(FlightSql.ActionCreatePreparedStatementResult.class)
                .getPreparedStatementHandle();
        Flight.FlightDescriptor query = descriptor(pack(FlightSql.CommandPreparedStatementQuery.newBuilder()
                .setPreparedStatementHandle(handle)
                .build()));
        Flight.FlightData first = Flight.FlightData.newBuilder()
                .setFlightDescriptor(query)
                .setDataHeader(stub.getSchema(query).getSchema().substring(8))
                .build();
        for (int i = 0; i < MESSAGES; i++) {
            Flight.FlightData damaged = first.toBuilder()
                    .setFlightDescriptor(descriptor(Damage.some(query.getCmd(), random)))
                    .setDataHeader(Damage.some(first.getDataHeader(), random))
                    .setDataBody(ByteString.copyFrom(new byte[random.nextInt(64)]))
                    .build();
            survives(() -> put(damaged));
        }
    }

    /** Sends rows, and waits for what is said of them. */
    private void put(Flight.FlightData data) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        StreamObserver<Flight.FlightData> rows = FlightServiceGrpc.newStub(channel)
                .doPut(new StreamObserver<>() {
                    @Override
                    public void onNext(Flight.PutResult result) {
                        // The end is waited for.
                    }

                    @Override
                    public void onError(Throwable failure) {
                        ended.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        ended.complete(true);
                    }
                });
        rows.onNext(data);
        rows.onCompleted();
        try {
            ended.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (StatusRuntimeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    @Test
    void messagesThatAreTooLargeAreRefused() {
        String large = "SELECT '" + "x".repeat(5 << 20) + "'";
        try {
            stub.getFlightInfo(descriptor(statement(large)));
            throw new AssertionError("nothing was refused");
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        }
    }
}
