package io.neuralake.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.ColumnType.Scalar;
import io.neuralake.server.access.User;
import io.neuralake.server.config.ServerConfig.AnswerFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of files, flags and environment, and what is said of mistakes in them. */
final class ConfigurationTest {

    @TempDir
    Path directory;

    private ServerConfig read(Map<String, String> environment, String... words) throws ConfigException {
        return ((Configuration.Serve) Configuration.read(List.of(words), environment, directory)).config();
    }

    private ServerConfig file(String name, String text, String... words) throws ConfigException, IOException {
        Files.writeString(directory.resolve(name), text);
        return read(
                Map.of("SECRET", "s3cret"),
                Stream.concat(Stream.of("-c", name), Stream.of(words)).toArray(String[]::new));
    }

    private List<String> problems(String text, String... words) {
        return catchThrowableOfType(ConfigException.class, () -> file("roapi.yml", text, words))
                .problems();
    }

    private List<String> flagProblems(String... words) {
        return catchThrowableOfType(ConfigException.class, () -> read(Map.of(), words))
                .problems();
    }

    @Test
    void aServerIsOnThisMachineOnlyUnlessItIsTold() throws ConfigException {
        ServerConfig config = read(Map.of());
        assertThat(config.http()).hasToString("Optional[/127.0.0.1:8080]");
        assertThat(config.postgres()).hasToString("Optional[/127.0.0.1:5432]");
        assertThat(config.flight()).hasToString("Optional[/127.0.0.1:32010]");
        assertThat(config.answers()).isEqualTo(AnswerFormat.JSON);
        assertThat(config.users()).isEmpty();

        ServerConfig told = read(Map.of("HOST", "0.0.0.0", "PORT", "9000"), "-p", "off", "--addr-flight-sql=[::1]:7");
        assertThat(told.http()).hasToString("Optional[/0.0.0.0:9000]");
        assertThat(told.postgres()).isEmpty();
        assertThat(told.flight()).hasToString("Optional[/[0:0:0:0:0:0:0:1]:7]");
    }

    @Test
    void everythingOfARoapiConfigurationIsRead() throws ConfigException, IOException {
        String text = """
                addr:
                  http: 127.0.0.1:8084
                  postgres: 127.0.0.1:5433
                reload_interval: {secs: 60, nanos: 0}
                disable_read_only: true
                response_format: ArrowStream
                datafusion: {execution.batch_size: "8192"}
                tables:
                  - name: cities
                    uri: cities.csv
                    batch_size: 512
                    option: {format: csv, has_header: false, delimiter: "|", projection: [0, 2], use_memory_table: false}
                    schema:
                      columns:
                        - {name: city, data_type: Utf8}
                        - {name: seen, data_type: !Timestamp [!Second, null], nullable: true}
                        - {name: at, data_type: !Timestamp [Nanosecond, "UTC"]}
                        - {name: price, data_type: !Decimal128 [12, 2]}
                        - {name: tags, data_type: !List {name: item, data_type: Utf8, nullable: true}}
                        - name: pair
                          data_type: !Struct
                            - {name: a, data_type: UInt32}
                            - {name: b, data_type: Boolean, nullable: true, dict_id: 0, metadata: {}}
                        - name: labels
                          data_type: !Map [{name: entries, data_type: !Struct [{name: k, data_type: Utf8}, {name: v, data_type: Int8, nullable: true}]}, false]
                    reload_interval: {secs: 5, nanos: 500}
                  - name: amis
                    uri: https://example.org/amis.json
                    io_option: {protcol: http, headers: {X-Key: abc}}
                    option: {format: json, pointer: /aaData}
                  - name: days
                    uri: lake/days
                    option: {format: parquet, use_memory_table: false}
                    partition_columns: [{name: day, data_type: Date32}]
                  - name: book
                    uri: book.xlsx
                    option: {format: xlsx, sheet_name: Two, rows_range_start: 1, columns_range_end: 3}
                  - {name: rows, uri: "sqlite://data.db", option: {format: sqlite, table: r}}
                  - {name: mine, memory: [97, 10, 49], option: {format: csv}}
                kvstores:
                  - {name: colours, uri: colours.csv, key: k, value: v}
                """;
        ServerConfig config = file("roapi.yml", text);
        assertThat(config.http()).hasToString("Optional[/127.0.0.1:8084]");
        assertThat(config.reload()).contains(Duration.ofSeconds(60));
        assertThat(config.answers()).isEqualTo(AnswerFormat.ARROW_STREAM);
        assertThat(config.notes()).hasSize(2);
        assertThat(config.tables())
                .extracting(TableSource::name)
                .containsExactly("cities", "amis", "days", "book", "rows", "mine");
        TableSource cities = config.tables().get(0);
        assertThat(cities.format()).isEqualTo(new SourceFormat.Csv(false, '|', List.of(0, 2)));
        assertThat(cities.reload()).contains(Duration.ofSeconds(5, 500));
        assertThat(cities.place()).hasToString("roapi.yml:9:5");
        List<SourceColumn> columns = cities.schema().orElseThrow();
        assertThat(columns)
                .extracting(SourceColumn::type)
                .startsWith(
                        Scalar.STRING,
                        Scalar.TIMESTAMP,
                        Scalar.INSTANT,
                        new ColumnType.Decimal(12, 2),
                        new ColumnType.ListOf(Scalar.STRING, true));
        assertThat(columns.get(5).type().text()).isEqualTo("struct<a:int64,b:boolean>");
        assertThat(columns.get(6).type()).isEqualTo(new ColumnType.MapOf(Scalar.STRING, Scalar.INT8, true));
        assertThat(columns).extracting(SourceColumn::nullable).startsWith(false, true, false);
        assertThat(config.tables().get(1).headers()).containsExactly(Map.entry("X-Key", "abc"));
        assertThat(config.tables().get(1).format()).isEqualTo(new SourceFormat.Json("/aaData", false));
        assertThat(config.tables().get(2).partitions()).containsExactly(new SourceColumn("day", Scalar.DATE, false));
        assertThat(config.tables().get(3).format())
                .isEqualTo(new SourceFormat.Spreadsheet(
                        "xlsx",
                        Optional.of("Two"),
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(3),
                        OptionalInt.empty()));
        assertThat(config.tables().get(4).format()).isEqualTo(new SourceFormat.Database("sqlite", Optional.of("r")));
        assertThat(config.tables().get(5).from())
                .isInstanceOfSatisfying(
                        TableSource.Memory.class,
                        memory -> assertThat(memory.content().get(0)).isEqualTo((byte) 'a'));
        assertThat(config.stores()).extracting(KeyValueSource::key).containsExactly("k");
    }

    @Test
    void tomlSaysTheSame() throws ConfigException, IOException {
        String text = """
                response_format = "Csv"
                [addr]
                http = "127.0.0.1:8084"
                [[tables]]
                name = "cities"
                uri = "cities.csv"
                option = { format = "csv", delimiter = ";" }
                [tables.schema]
                columns = [
                  { name = "city", data_type = "Utf8" },
                  { name = "seen", data_type = { Timestamp = ["Second"] }, nullable = true },
                  { name = "price", data_type = { Decimal128 = [12, 2] } },
                ]
                [neuralake.limits]
                time = "5m"
                """;
        ServerConfig config = file("roapi.toml", text);
        assertThat(config.answers()).isEqualTo(AnswerFormat.CSV);
        assertThat(config.limits().time()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.tables().get(0).format()).isEqualTo(new SourceFormat.Csv(true, ';', List.of()));
        assertThat(config.tables().get(0).schema().orElseThrow())
                .extracting(SourceColumn::type)
                .containsExactly(Scalar.STRING, Scalar.TIMESTAMP, new ColumnType.Decimal(12, 2));

        assertThatThrownBy(() ->
                        file("roapi.toml", "[[tables]]\nname = \"a\"\nuri = \"a.csv\"\n[tables.option]\nformt = 1\n"))
                .hasMessageContaining(
                        "roapi.toml:5:1: unknown key 'formt' in tables[0].option; did you mean 'format'?");
        assertThatThrownBy(() -> file("roapi.toml", "a = \n")).hasMessageContaining("roapi.toml:1:5: this is no TOML");
    }

    @Test
    void tablesOfTheCommandLineComeAfterThoseOfTheFile() throws ConfigException, IOException {
        String text = "tables: [{name: a, uri: a.csv}]\n";
        ServerConfig config = file(
                "roapi.yml",
                text,
                "-t",
                "t=s3://b/k,format=csv,has_header=false",
                "lake/day=2024-04-14/x.parquet",
                "--table",
                "https://example.org/data/cities.csv?x=1");
        assertThat(config.tables()).extracting(TableSource::name).containsExactly("a", "t", "x", "cities");
        assertThat(config.tables().get(1).from()).isEqualTo(new TableSource.Uri("s3://b/k"));
        assertThat(config.tables().get(1).format()).isEqualTo(new SourceFormat.Csv(false, ',', List.of()));
        assertThat(config.tables().get(2).from()).isEqualTo(new TableSource.Uri("lake/day=2024-04-14/x.parquet"));
    }

    @Test
    void usersHaveSecretsFromFilesAndEnvironment() throws ConfigException, IOException {
        Files.writeString(directory.resolve("token"), "t0ken\n");
        String text = """
                tables: []
                neuralake:
                  auth:
                    users:
                      - {name: ana, password_env: SECRET, token_file: token, tables: ["public.*"]}
                      - {name: ben, token_file: token}
                  workers: {most: 3, ready: 1, threads: 2, heap: 256m, memory: 2GB, resident: 3GB, grace: 500ms}
                  limits: {rows: 10, bytes: 1MB, patience: 1s, statement: 5, connections: 6, requests: 7, body: 2KB, idle: 1h}
                  locations: {lake: /data}
                  farewell: 5s
                """;
        ServerConfig config = file("roapi.yml", text, "--workers", "5", "--location", "raw=/raw");
        assertThat(config.users())
                .containsExactly(
                        new User("ana", "s3cret", "t0ken", List.of("public.*")),
                        new User("ben", null, "t0ken", List.of("*")));
        assertThat(config.toString()).doesNotContain("s3cret", "t0ken");
        assertThat(config.workers())
                .isEqualTo(new ServerConfig.WorkerOptions(5, 1, 2, "256m", "2GB", 3L << 30, Duration.ofMillis(500)));
        assertThat(config.limits())
                .isEqualTo(new ServerConfig.ClientLimits(
                        10,
                        1 << 20,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1),
                        5,
                        6,
                        7,
                        2048,
                        Duration.ofHours(1)));
        assertThat(config.locations()).containsOnly(Map.entry("lake", "/data"), Map.entry("raw", "/raw"));
        assertThat(config.farewell()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void flightSqlMayHaveUsersOfItsOwn() throws ConfigException, IOException {
        String text = """
                tables: []
                flight_sql_config:
                  auth_token: abc
                  auth_basic: {username: u, password: p}
                """;
        ServerConfig config = file("roapi.yml", text);
        assertThat(config.users()).isEmpty();
        assertThat(config.flightUsers()).containsExactly(new User("u", "p", "abc", List.of("*")));
        assertThat(config.notes()).anyMatch(note -> note.contains("Flight SQL only"));
    }

    @Test
    void allMistakesAreToldWithTheirPlaces() {
        String text = """
                addr:
                  http: 127.0.0.1:99999
                  htp: x
                tables:
                  - name: a
                    uri: a.csv
                    option:
                      formt: csv
                      delimiter: ";;"
                  - uri: b.parquet
                  - name: c
                    uri: c.delta
                  - name: a
                    uri: x.parquet
                    memory: [1]
                """;
        assertThat(problems(text))
                .contains(
                        "roapi.yml:8:7: unknown key 'formt' in tables[0].option; did you mean 'format'?",
                        "roapi.yml:9:7: tables[0].option.delimiter must be one character, not ';;'",
                        "roapi.yml:10:5: tables[1] has no 'name'",
                        "roapi.yml:13:5: tables[3].uri or memory must be there, and only one of them",
                        "roapi.yml:2:3: '127.0.0.1:99999' must be host:port, or off",
                        "roapi.yml:3:3: unknown key 'htp' in addr; did you mean 'http'?")
                .anyMatch(problem -> problem.startsWith("roapi.yml:11:5: how table 'c' is written cannot be told"))
                .hasSize(7);
    }

    @Test
    void wrongTypesAndValuesAreTold() {
        assertThat(problems("tables: {a: 1}")).containsExactly("roapi.yml:1:9: tables must be a list, not a mapping");
        assertThat(problems("tables: [1]")).containsExactly("roapi.yml:1:10: tables[0] must be a mapping, not '1'");
        assertThat(problems("tables: [{name: a, uri: a.csv, option: {format: csv, has_header: maybe}}]"))
                .containsExactly("roapi.yml:1:66: tables[0].option.has_header must be true or false, not 'maybe'");
        assertThat(problems("tables: [{name: a, uri: a.csv, batch_size: many}]"))
                .containsExactly("roapi.yml:1:44: tables[0].batch_size must be a whole number, 0 or more, not 'many'");
        assertThat(problems("tables: [{name: a, uri: a.x, option: {format: cvs}}]"))
                .containsExactly(
                        "roapi.yml:1:39: unknown format 'cvs' in tables[0].option.format; did you mean 'csv'?");
        assertThat(
                        problems(
                                "tables: [{name: a, uri: a.x, schema: {columns: [{name: b, data_type: Utf9}]}, option: {format: csv}}]"))
                .containsExactly("roapi.yml:1:70: tables[0].schema.columns[0].data_type is no type that can be served:"
                        + " 'Utf9'; did you mean 'Utf8'?");
        assertThat(problems("response_format: Xml"))
                .containsExactly(
                        "roapi.yml:1:1: unknown format 'Xml'; it may be Json, Csv, ArrowFile, ArrowStream or Parquet");
        assertThat(problems("reload_interval: {nanos: 0}"))
                .containsExactly("roapi.yml:1:18: reload_interval has no 'secs'");
        assertThat(problems("tables: [{name: a, uri: a.json, option: {format: json, array_encoded: true}}]"))
                .containsExactly("roapi.yml:1:33: table 'a' has array_encoded rows, whose columns only a schema names;"
                        + " declare schema: {columns: […]}");
        assertThat(problems("neuralake: {limits: {time: soon}}"))
                .containsExactly(
                        "roapi.yml:1:22: neuralake.limits.time must be written like 500ms, 30s, 5m or 1h, not 'soon'");
    }

    @Test
    void twoOfOneNameAreTold() {
        assertThat(problems("tables:\n- {name: a, uri: a.csv}\n- {name: a, uri: b.csv}\n"))
                .containsExactly("roapi.yml:3:3: table 'a' is declared at roapi.yml:2:3 already");
        assertThat(problems("tables: []\ntables: []\n"))
                .containsExactly("roapi.yml:2:1: key 'tables' is in line 1 already");
    }

    @Test
    void googleSpreadsheetsAreRefusedWithWhatToDo() {
        assertThat(problems("tables: [{name: g, uri: 'https://docs.google.com/x',"
                        + " option: {format: google_spreadsheet, application_secret_path: x}}]"))
                .singleElement()
                .asString()
                .startsWith("roapi.yml:1:")
                .contains("Google spreadsheets are not served; download the sheet");
    }

    @Test
    void secretsInTheFileAreRefused() {
        assertThat(problems("neuralake: {auth: {users: [{name: ana, password: x}, {name: ben, token_env: NONE},"
                        + " {name: cleo, token_file: none}]}}"))
                .containsExactly(
                        "roapi.yml:1:40: neuralake.auth.users[0].password must not be in the configuration; write"
                                + " password_env: VARIABLE or password_file: PATH",
                        "roapi.yml:1:66: environment variable NONE has no value",
                        "roapi.yml:1:97: file none of neuralake.auth.users[2].token_file cannot be read: it does not exist");
        assertThat(problems("neuralake: {auth: {users: []}}"))
                .singleElement()
                .asString()
                .contains("nobody could ask");
    }

    @Test
    void whatIsNoConfigurationIsTold() throws IOException {
        assertThat(problems("a: [1\nb: 2")).singleElement().asString().startsWith("roapi.yml:2:2: this is no YAML");
        assertThat(problems("- 1"))
                .containsExactly("roapi.yml:1:1: a configuration must be a mapping, and this is a list");
        assertThat(problems("a: " + "[".repeat(100) + "]".repeat(100)))
                .singleElement()
                .asString()
                .contains("roapi.yml:1:");
        assertThat(problems("a: &x [*x]")).singleElement().asString().startsWith("roapi.yml:1:");
        assertThat(flagProblems("-c", "none.yml"))
                .containsExactly("--config: file none.yml cannot be read: it does not exist");
        assertThat(flagProblems("-c", "roapi.json"))
                .containsExactly("--config: file roapi.json must end in .yml, .yaml or .toml");
        Files.write(directory.resolve("latin.yml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertThat(flagProblems("-c", "latin.yml")).containsExactly("--config: file latin.yml is no UTF-8 text");
    }

    @Test
    void wrongFlagsAreTold() {
        assertThat(flagProblems("--confg", "x"))
                .containsExactly("command line: unknown flag --confg; did you mean --config?");
        assertThat(flagProblems("serve")).containsExactly("command line: nothing stands for 'serve'; see --help");
        assertThat(flagProblems("-a")).containsExactly("-a: it needs a value; see --help");
        assertThat(flagProblems("-a", "x", "-a", "y"))
                .containsExactly("--addr-http: it is there 2 times; once is enough");
        assertThat(flagProblems("-a", "8080")).containsExactly("--addr-http: '8080' must be host:port, or off");
        assertThat(flagProblems("-r", "soon")).containsExactly("--reload-interval: 'soon' must be seconds");
        assertThat(flagProblems("--workers", "0")).containsExactly("--workers: '0' must be a number, 1 or more");
        assertThat(flagProblems("--location", "x")).containsExactly("--location: 'x' must be name=value");
        assertThat(flagProblems("--catalog", "none.jar")).containsExactly("--catalog: file none.jar cannot be read");
        assertThat(flagProblems("-t", "a=b.csv,x")).containsExactly("-t a=b.csv,x: 'x' must be key=value");
        assertThat(catchThrowableOfType(ConfigException.class, () -> read(Map.of("PORT", "http")))
                        .problems())
                .containsExactly("environment variable PORT: 'http' is no port");
    }
}
