package io.neuralake.benchmarks.peer;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.data.Lake;
import io.neuralake.benchmarks.lake.Ticks;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/**
 * DuckDB alone, reading the same files: what every other number is compared with.
 *
 * <p>It is told to read the hive partitions of a pattern, and hands out Arrow batches as Neuralake's engine does.
 */
public final class DuckDbPeer implements Peer {

    private static final long BATCH_ROWS = 8192;

    private final Lake lake;
    private final BufferAllocator allocator = new RootAllocator();
    private final DuckDBConnection connection;

    /** Opens an empty database. */
    public DuckDbPeer(Lake lake) throws SQLException {
        this.lake = lake;
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    @Override
    public Answer run(Workload workload) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql(workload));
                ArrowReader batches =
                        (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(allocator, BATCH_ROWS)) {
            return workload == Workload.RECORDS ? records(batches) : Batches.drain(batches);
        }
    }

    private String sql(Workload workload) {
        String readings = " FROM read_parquet('"
                + lake.root().resolve("readings").toString().replace("'", "''")
                + "/*/*/*.parquet', hive_partitioning = TRUE, hive_types = {'implant_id': INTEGER, 'date': DATE})";
        return switch (workload) {
            case FULL -> "SELECT implant_id, date, * EXCLUDE (implant_id, date)" + readings;
            case PARTITION ->
                "SELECT seq, local_ts, voltage" + readings + " WHERE implant_id = " + Lake.IMPLANT
                        + " AND date = DATE '" + Lake.DAY + "'";
            case RANGE ->
                "SELECT implant_id, date, * EXCLUDE (implant_id, date)" + readings + " WHERE seq >= "
                        + lake.rangeStart() + " AND seq < " + lake.rangeEnd();
            case VALUE -> "SELECT implant_id, date, * EXCLUDE (implant_id, date)" + readings + " WHERE voltage >= 99.9";
            case GROUP ->
                "SELECT status, implant_id, count(*) AS readings, sum(voltage) AS volts" + readings
                        + " GROUP BY status, implant_id";
            case RECORDS ->
                "SELECT seq, channel, voltage, valid FROM read_parquet('"
                        + lake.root().resolve("ticks").toString().replace("'", "''") + "/*.parquet')";
        };
    }

    /** The loop that someone would write who knows the types of the vectors. */
    private static Answer records(ArrowReader batches) throws IOException {
        VectorSchemaRoot root = batches.getVectorSchemaRoot();
        long rows = 0;
        long sum = 0;
        while (batches.loadNextBatch()) {
            BigIntVector seq = (BigIntVector) root.getVector(0);
            IntVector channel = (IntVector) root.getVector(1);
            Float8Vector voltage = (Float8Vector) root.getVector(2);
            BitVector valid = (BitVector) root.getVector(3);
            int count = root.getRowCount();
            for (int i = 0; i < count; i++) {
                Ticks tick = new Ticks(seq.get(i), channel.get(i), voltage.get(i), valid.get(i) != 0);
                sum += tick.seq();
            }
            rows += count;
        }
        return new Answer(rows, sum);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        allocator.close();
    }
}
