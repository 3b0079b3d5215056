package io.neuralake.runtime.storage.s3;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Connections and threads of an open store.
 *
 * @param connection how they were set up
 * @param client sends requests
 * @param listing lists keys
 * @param reader reads objects
 * @param writer writes objects
 * @param objects threads that fetch objects, and wait for their parts
 * @param parts threads that fetch parts
 */
record S3Session(
        S3Connection connection,
        S3Client client,
        S3Listing listing,
        S3Reader reader,
        S3Writer writer,
        ExecutorService objects,
        ExecutorService parts)
        implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    static S3Session open(S3Connection connection) {
        S3Client client = connection.client();
        S3Failure failures = new S3Failure(connection);
        int parallelism = connection.options().parallelism();
        ExecutorService parts = threads("neuralake-s3-part-", parallelism);
        S3Listing listing = new S3Listing(client, failures);
        return new S3Session(
                connection,
                client,
                listing,
                new S3Reader(client, failures, connection.options(), parts),
                new S3Writer(client, failures, listing, connection.options().attempts()),
                threads("neuralake-s3-object-", parallelism),
                parts);
    }

    private static ExecutorService threads(String name, int count) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void close() {
        objects.shutdownNow();
        parts.shutdownNow();
        client.close();
    }
}
