package io.neuralake.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuralake.catalog.Table;
import io.neuralake.server.access.Caller;
import io.neuralake.server.pool.Asking;
import io.neuralake.server.protocol.Done;
import io.neuralake.server.protocol.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service over real workers and the sample tables. */
@ExtendWith(ServedSamples.class)
final class QueryServiceTest {

    private static final Caller EVERYBODY = new Caller("test", List.of("*"));

    private final QueryService service;

    QueryServiceTest(QueryService service) {
        this.service = service;
    }

    @Test
    void anAnswerBeginsWithItsColumns() throws Exception {
        List<String> columns = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Done done = service.run(
                Statement.of("SELECT 1 AS a, 'x' AS b"),
                Form.of(Encoding.CSV, ServedSamples.LIMITS),
                EVERYBODY,
                new Asking(),
                new Receiver() {
                    @Override
                    public void opened(Opened opened) {
                        opened.columns().getFields().forEach(field -> columns.add(field.getName()));
                    }

                    @Override
                    public void take(ByteBuffer part) {
                        assertThat(columns).isNotEmpty();
                        bytes.writeBytes(
                                StandardCharsets.UTF_8.decode(part).toString().getBytes(StandardCharsets.UTF_8));
                    }
                });
        assertThat(columns).containsExactly("a", "b");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a,b\n1,x\n");
        assertThat(done.rows()).isEqualTo(1);
    }

    @Test
    void aStatementIsDescribed() throws Exception {
        Description description =
                service.describe(Statement.of("SELECT * FROM bci.spike_waveforms"), EVERYBODY, new Asking());
        assertThat(description.columns().getFields()).extracting(Field::getName).contains("channel");
    }

    @Test
    void tablesAreThoseThatACallerMayRead() {
        assertThat(service.tables(EVERYBODY)).extracting(Table::database).contains("bci", "implant");
        Caller some = new Caller("some", List.of("bci.*", "implant.implant_diagnostics"));
        assertThat(service.tables(some))
                .extracting(Table::qualifiedName)
                .contains("bci.spike_waveforms", "implant.implant_diagnostics")
                .allMatch(name -> name.startsWith("bci.") || name.equals("implant.implant_diagnostics"));
        assertThat(service.aliases(some)).containsValue("bci.spike_waveforms");
    }
}
