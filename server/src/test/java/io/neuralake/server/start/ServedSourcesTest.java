package io.neuralake.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuralake.server.access.Caller;
import io.neuralake.server.config.Configuration;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.protocol.Encoding;
import io.neuralake.server.query.Form;
import io.neuralake.server.query.Limits;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.Receiver;
import io.neuralake.server.query.Statement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables of ROAPI configurations, of every format, read through a server's workers. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // Only so that a wait in vain ends.
final class ServedSourcesTest {

    private static final Limits LIMITS =
            new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Caller CALLER = new Caller("test", List.of("*"));

    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();
    private @Nullable Server server;
    private @Nullable Served served;

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    private void serve(String yaml) throws Exception {
        Files.writeString(directory.resolve("roapi.yml"), yaml);
        List<String> words = List.of("-c", "roapi.yml", "-a", "127.0.0.1:0", "--workers", "1");
        ServerConfig config = ((Configuration.Serve) Configuration.read(words, Map.of(), directory)).config();
        server = Server.start(config, List.of(new InnerDoor()), line -> {
            synchronized (log) {
                log.add(line);
            }
        });
    }

    private String csv(String statement) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Objects.requireNonNull(served)
                .service()
                .run(Statement.of(statement), Form.of(Encoding.CSV, LIMITS), CALLER, new Asking(), new Receiver() {
                    @Override
                    public void opened(Opened opened) {
                        // The text has the names.
                    }

                    @Override
                    public void take(ByteBuffer part) throws IOException {
                        Channels.newChannel(bytes).write(part);
                    }
                });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void copy(String name) throws IOException {
        try (InputStream file = ServedSourcesTest.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(file), directory.resolve(name));
        }
    }

    @Test
    void textFormatsAreServed() throws Exception {
        write(
                "cities.csv",
                "city,population,seen,capital\nOslo,700000,2024-01-01,true\n\"Ber,gen\",280000,2024-01-02,false\n,1,,true\n");
        write("plain.csv", "a;1\nb;2\n");
        Files.createDirectories(directory.resolve("days/day=2024-01-01"));
        Files.createDirectories(directory.resolve("days/day=2024-01-02"));
        write("days/day=2024-01-01/a.csv", "a\n1\n");
        write("days/day=2024-01-02/b.csv", "a\n2\n");
        write("lines.ndjson", "{\"a\":1,\"d\":\"2024-01-01\"}\n{\"a\":2.5,\"d\":\"x\",\"e\":{\"f\":[1,2]}}\n");
        write("pointer.json", "{\"x\":[1,{\"aaData\":[[\"eu\",1],[\"us\",2]]}],\"y\":{}}");
        write("rows.json", "[{\"a\":12345678901234567890},{\"a\":1}]");
        serve("""
                tables:
                  - {name: cities, uri: cities.csv}
                  - {name: plain, uri: plain.csv, option: {format: csv, has_header: false, delimiter: ";"}}
                  - name: declared
                    uri: plain.csv
                    option: {format: csv, has_header: false, delimiter: ";", projection: [1]}
                    schema: {columns: [{name: letter, data_type: Utf8}, {name: number, data_type: Float64}]}
                  - name: days
                    uri: days
                    option: {format: csv, use_memory_table: false}
                    partition_columns: [{name: day, data_type: Date32}]
                  - {name: lines, uri: lines.ndjson}
                  - name: pointed
                    uri: pointer.json
                    option: {format: json, pointer: /x/1/aaData, array_encoded: true}
                    schema: {columns: [{name: region, data_type: Utf8}, {name: n, data_type: Int16}]}
                  - {name: rows, uri: rows.json}
                  - {name: mine, memory: [97, 10, 49, 10], option: {format: csv}}
                """);
        assertThat(csv("SELECT * FROM public.cities ORDER BY population"))
                .isEqualTo(
                        "city,population,seen,capital\n,1,,true\n\"Ber,gen\",280000,2024-01-02,false\nOslo,700000,2024-01-01,true\n");
        assertThat(csv("SELECT typeof(population) a, typeof(seen) b FROM public.cities LIMIT 1"))
                .isEqualTo("a,b\nBIGINT,DATE\n");
        assertThat(csv("SELECT * FROM public.plain ORDER BY 1")).isEqualTo("column_1,column_2\na,1\nb,2\n");
        assertThat(csv("SELECT * FROM public.declared ORDER BY 1")).isEqualTo("number\n1.0\n2.0\n");
        assertThat(csv("SELECT *, typeof(day) AS t FROM public.days ORDER BY a"))
                .isEqualTo("a,day,t\n1,2024-01-01,DATE\n2,2024-01-02,DATE\n");
        assertThat(csv("SELECT * FROM public.lines; -- all of them")).startsWith("a,d,e\n");
        assertThat(csv("SELECT a, d, e.f[2] AS f FROM public.lines ORDER BY a"))
                .isEqualTo("a,d,f\n1.0,2024-01-01,\n2.5,x,2\n");
        assertThat(csv("SELECT * FROM public.pointed ORDER BY n")).isEqualTo("region,n\neu,1\nus,2\n");
        assertThat(csv("SELECT a FROM public.rows ORDER BY a DESC LIMIT 1")).isEqualTo("a\n12345678901234567890\n");
        assertThat(csv("SELECT a FROM public.mine")).isEqualTo("a\n1\n");
        assertThat(Objects.requireNonNull(served).service().aliases(CALLER)).containsEntry("cities", "public.cities");
    }

    @Test
    void spreadsheetsAreServed() throws Exception {
        copy("book.xlsx");
        copy("book.xls");
        copy("book.ods");
        serve("""
                tables:
                  - {name: one, uri: book.xlsx}
                  - {name: two, uri: book.xlsx, option: {format: xlsx, sheet_name: Two, rows_range_start: 1, columns_range_end: 0}}
                  - {name: old, uri: book.xls}
                  - {name: open, uri: book.ods, option: {format: ods, sheet_name: One}}
                """);
        assertThat(csv("SELECT id, name, score, day, \"at\", ok FROM public.one ORDER BY id"))
                .isEqualTo("""
                        id,name,score,day,at,ok
                        1,a,1.5,2024-01-01,2024-01-01T12:30:15,true
                        2,,2.0,2024-01-02,2024-01-02T01:02:03,false
                        """);
        assertThat(csv("SELECT * FROM public.two")).isEqualTo("x\n1\n");
        assertThat(csv("SELECT * FROM public.old")).isEqualTo("id,name,day\n7,seven,2024-05-06\n");
        assertThat(csv("SELECT * FROM public.open")).isEqualTo("id,name,day\n3,three,2024-05-06\n");
    }

    @Test
    void columnarFormatsAreServed() throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                java.sql.Statement statement = duck.createStatement()) {
            String rows = "(SELECT i AS id, 'n' || i AS name FROM range(3) t(i))";
            statement.execute("COPY " + rows + " TO '" + directory.resolve("one.parquet") + "' (FORMAT parquet)");
            Files.createDirectories(directory.resolve("hive"));
            statement.execute("COPY (SELECT *, '2024-01-0' || (id + 1) AS day FROM " + rows + ") TO '"
                    + directory.resolve("hive") + "' (FORMAT parquet, PARTITION_BY (day), OVERWRITE)");
        }
        arrow("rows.arrow", true);
        arrow("rows.arrows", false);
        serve("""
                tables:
                  - {name: one, uri: one.parquet}
                  - name: hive
                    uri: hive
                    option: {format: parquet, use_memory_table: false}
                    partition_columns: [{name: day, data_type: Date32}]
                  - {name: file, uri: rows.arrow}
                  - {name: stream, uri: rows.arrows}
                """);
        assertThat(csv("SELECT * FROM public.one ORDER BY id")).isEqualTo("id,name\n0,n0\n1,n1\n2,n2\n");
        assertThat(csv("SELECT id, day FROM public.hive WHERE day > DATE '2024-01-01' ORDER BY id"))
                .isEqualTo("id,day\n1,2024-01-02\n2,2024-01-03\n");
        assertThat(csv("SELECT * FROM public.file ORDER BY id")).isEqualTo("id,name\n1,one\n2,\n");
        assertThat(csv("SELECT * FROM public.stream ORDER BY id")).isEqualTo("id,name\n1,one\n2,\n");
    }

    private void arrow(String name, boolean seekable) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                IntVector id = new IntVector("id", memory);
                VarCharVector text = new VarCharVector("name", memory)) {
            id.allocateNew(2);
            text.allocateNew();
            id.set(0, 1);
            id.set(1, 2);
            text.setSafe(0, "one".getBytes(StandardCharsets.UTF_8));
            id.setValueCount(2);
            text.setValueCount(2);
            VectorSchemaRoot root = VectorSchemaRoot.of(id, text);
            try (var out = Files.newByteChannel(
                            directory.resolve(name),
                            java.nio.file.StandardOpenOption.CREATE_NEW,
                            java.nio.file.StandardOpenOption.WRITE);
                    ArrowWriter writer =
                            seekable ? new ArrowFileWriter(root, null, out) : new ArrowStreamWriter(root, null, out)) {
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
    }

    @Test
    void databasesAreServed() throws Exception {
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data.db"));
                java.sql.Statement statement = sqlite.createStatement()) {
            statement.execute("CREATE TABLE uk_cities (city TEXT, lat REAL, n INTEGER, d DATE)");
            statement.execute("INSERT INTO uk_cities VALUES ('Elgin', 57.6, 1, '2024-01-01')");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    java.sql.Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE visits (id bigint, at timestamptz, price numeric(10,2), tags text[],"
                        + " place point, note varchar(20))");
                statement.execute("INSERT INTO visits VALUES (1, '2024-01-01 12:00+00', 1.50, '{a,b}', '(1,2)', NULL)");
            }
            String uri = "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres";
            serve("tables:\n"
                    + "  - {name: uk_cities, uri: 'sqlite://data.db'}\n"
                    + "  - {name: seen, uri: '" + uri + "', option: {format: postgres, table: visits}}\n");
            assertThat(csv("SELECT * FROM public.uk_cities")).isEqualTo("city,lat,n,d\nElgin,57.6,1,2024-01-01\n");
            assertThat(csv("SELECT id, \"at\", price, tags[1] AS tag, note FROM public.seen"))
                    .isEqualTo("id,at,price,tag,note\n1,2024-01-01T12:00:00Z,1.50,a,\n");
            assertThat(log)
                    .anyMatch(line -> line.contains("table 'seen' is served without column 'place' of type point"));
            assertThat(Objects.requireNonNull(served).service().tables(CALLER))
                    .noneMatch(table -> table.toString().contains("postgres:postgres"));
        }
    }

    @Test
    void httpSourcesAreFetchedWithTheirHeaders() throws Exception {
        try (KeyedFile file = KeyedFile.serve("X-Key: abc", "a,b\n1,x\n")) {
            String uri = file.uri();
            serve(
                    "tables: [{name: web, uri: '" + uri + "', io_option: {protcol: http, headers: {X-Key: abc}}}]\n"
                            + "kvstores: [{name: kv, memory: [98,44,97,10,120,44,49], key: b, value: a, option: {format: csv}}]\n");
            assertThat(csv("SELECT * FROM public.web")).isEqualTo("a,b\n1,x\n");
            assertThat(Objects.requireNonNull(served).stores().value("kv", "x")).contains("1");
            assertThat(Objects.requireNonNull(server).summary().get(0))
                    .endsWith("serves 23 tables and 1 key-value store");
            Objects.requireNonNull(server).close();
            server = null;
            assertThatThrownBy(() -> serve("tables: [{name: web, uri: '" + uri + "'}]\n"))
                    .isInstanceOf(StartException.class)
                    .hasMessage("roapi.yml:1:10: table 'web' cannot be served from " + uri + ": " + uri
                            + " answers with status 403");
        }
    }

    @Test
    void aFileThatChangesIsLoadedAgain() throws Exception {
        write("live.csv", "a\n1\n");
        write("kv.csv", "k,v\none,1\n");
        serve("""
                tables: [{name: live, uri: live.csv}]
                kvstores: [{name: kv, uri: kv.csv, key: k, value: v}]
                """);
        assertThat(csv("SELECT * FROM public.live")).isEqualTo("a\n1\n");
        assertThat(Objects.requireNonNull(served).stores().value("kv", "two")).isEmpty();

        replace("live.csv", "a\n1\n2\n");
        replace("kv.csv", "k,v\none,1\ntwo,2\n");
        until("a\n1\n2\n", "SELECT * FROM public.live ORDER BY a");
        while (Objects.requireNonNull(served).stores().value("kv", "two").isEmpty()) {
            Thread.sleep(50);
        }

        // Other columns than before.
        replace("live.csv", "a,b\n1,x\n");
        until("a,b\n1,x\n", "SELECT * FROM public.live");

        // What cannot be read changes nothing.
        replace("live.csv", "");
        while (log().stream().noneMatch(line -> line.contains("what was loaded before is served on"))) {
            Thread.sleep(50);
        }
        assertThat(csv("SELECT * FROM public.live")).isEqualTo("a,b\n1,x\n");
    }

    private List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    private void replace(String name, String text) throws IOException {
        Path written = directory.resolve(name + ".new");
        Files.writeString(written, text);
        Files.move(written, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Asks until the answer is there. */
    private void until(String answer, String statement) throws Exception {
        while (!csv(statement).equals(answer)) {
            Thread.sleep(50);
        }
    }

    @Test
    void allSourcesThatCannotBeServedAreTold() throws Exception {
        write("bad.json", "{\"a\": [1, 2");
        write("list.json", "[1, 2]");
        write("null.csv", "a\n\"\"\n1\n,\n");
        write("holes.ndjson", "{\"a\":1}\n{\"a\":null}\n");
        write("text.arrow", "no arrow");
        copy("book.xlsx");
        String yaml = """
                tables:
                  - {name: none, uri: none.csv}
                  - {name: bad, uri: bad.json}
                  - {name: list, uri: list.json}
                  - {name: lost, uri: list.json, option: {format: json, pointer: /x}}
                  - {name: holes, uri: holes.ndjson, schema: {columns: [{name: a, data_type: Int64}]}}
                  - {name: text, uri: text.arrow}
                  - {name: sheet, uri: book.xlsx, option: {format: xlsx, sheet_name: Three}}
                  - {name: binary, uri: book.xlsb}
                  - {name: delta, uri: ., option: {format: delta}}
                  - {name: cloud, uri: "gs://b/k.csv"}
                  - {name: maria, uri: "mysql://u:secret@localhost/x"}
                  - {name: lite, uri: "sqlite://none.db"}
                kvstores:
                  - {name: kv, uri: list.json, key: k, value: v}
                """;
        assertThatThrownBy(() -> serve(yaml))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("roapi.yml:2:5: table 'none' cannot be served from none.csv: there is nothing at")
                .hasMessageContaining("roapi.yml:3:5: table 'bad' cannot be served from bad.json: it is no JSON")
                .hasMessageContaining("list.json: row 0 is no object")
                .hasMessageContaining("table 'lost' cannot be served from list.json: nothing is at '/x' in it")
                .hasMessageContaining("column 'a' has no value in 1 rows; declare it with nullable: true")
                .hasMessageContaining("it is no file in Arrow's file format")
                .hasMessageContaining("it has no sheet 'Three'; it has One, Two")
                .hasMessageContaining("table 'binary' cannot be served from book.xlsb: there is nothing at")
                .hasMessageContaining("there is no Delta table at")
                .hasMessageContaining("nothing here reads gs://; copy it to a local path or to S3")
                .hasMessageContaining("mysql://localhost/x: no driver for mysql is there; name one with --driver")
                .hasMessageContaining("table 'lite' cannot be served from sqlite://none.db: there is no file")
                .hasMessageContaining("kvstore 'kv' cannot be served")
                .hasMessageNotContaining("secret");
    }

    /** Keeps what it is given. */
    private final class InnerDoor implements Door {

        @Override
        public String name() {
            return "Inner";
        }

        @Override
        public String setting() {
            return "-a";
        }

        @Override
        public Optional<InetSocketAddress> address(ServerConfig config) {
            return config.http();
        }

        @Override
        public OpenDoor open(InetSocketAddress address, Served given) {
            served = given;
            return new OpenDoor() {
                @Override
                public InetSocketAddress address() {
                    return address;
                }

                @Override
                public boolean encrypted() {
                    return false;
                }

                @Override
                public void close(Duration farewell) {
                    served = null;
                }
            };
        }
    }
}
