package io.neuralake.ingest.commit;

import io.neuralake.runtime.storage.CacheOptions;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.s3.S3ObjectStore;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on loopback that keeps its objects in a directory; and before it a connection on which requests and answers get lost. */
final class FaultyS3 implements AutoCloseable {

    static final String BUCKET = "lake";

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern CONDITION = Pattern.compile("(?i)\r\nif-none-match:[^\r]*");
    private static final Pattern OF_CONNECTION = Pattern.compile("(?i)\r\n(connection|expect):[^\r]*");

    /** What happens to a request. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** It is not done, and the answer is 500. */
        REFUSED,
        /** It is not done, and the answer is 409: another one to the same key is under way. */
        CONFLICT,
        /** It is not done, and the connection ends. */
        CUT_BEFORE,
        /** It is done, and the answer is 500. */
        ERROR_AFTER,
        /** It is done, and the connection ends. */
        CUT_AFTER,
        /** It is done, and nothing comes. */
        SILENT,
        /** It is done as if it had no condition. */
        CONDITION_IGNORED
    }

    private final S3Proxy server;
    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<String, Fault> faults = head -> Fault.NONE;

    FaultyS3(Path root) throws Exception {
        Files.createDirectories(root.resolve(BUCKET));
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .blobStore(new FilesystemNio2BlobStore(root.toString()))
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        Thread thread = new Thread(this::accept, "faulty-s3");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on, this decides by the first line of each request. */
    void faults(Function<String, Fault> decide) {
        faults = decide;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Options of clients that do not wait for long. */
    static S3Options options(URI endpoint) {
        return S3Options.defaults()
                .withEndpoint(endpoint)
                .withoutCredentials()
                .withParallelism(4)
                .withAttempts(2)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofSeconds(5));
    }

    /** A cache that nothing is put into. */
    static CacheOptions cache() {
        return CacheOptions.defaults().withDirectory(Path.of(System.getProperty("java.io.tmpdir"), "no-cache"));
    }

    S3ObjectStore store() {
        return new S3ObjectStore(options(endpoint()), cache());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> serve(client), "faulty-s3-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect: 100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            Fault fault = faults.apply(head.substring(0, head.indexOf("\r\n")));
            byte[] none = new byte[0];
            byte[] answer = switch (fault) {
                case NONE -> pass(head, body);
                case REFUSED -> error(500, "InternalError");
                case CONFLICT -> error(409, "ConditionalRequestConflict");
                case CUT_BEFORE -> none;
                case ERROR_AFTER -> {
                    pass(head, body);
                    yield error(500, "InternalError");
                }
                case CUT_AFTER -> {
                    pass(head, body);
                    yield none;
                }
                case SILENT -> {
                    pass(head, body);
                    closed.await();
                    yield none;
                }
                case CONDITION_IGNORED -> pass(CONDITION.matcher(head).replaceAll(""), body);
            };
            out.write(answer);
            out.flush();
        } catch (IOException | InterruptedException e) {
            // The client has gone away.
        }
    }

    private static byte[] error(int status, String code) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>as told</Message><RequestId>r-1</RequestId></Error>";
        return ("HTTP/1.1 " + status + " As-Told\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] pass(String head, byte[] body) throws IOException {
        String alone = OF_CONNECTION.matcher(head).replaceAll("");
        alone = alone.substring(0, alone.length() - 2) + "Connection: close\r\n\r\n";
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            upstream.getOutputStream().write(alone.getBytes(StandardCharsets.ISO_8859_1));
            upstream.getOutputStream().write(body);
            upstream.getOutputStream().flush();
            return upstream.getInputStream().readAllBytes();
        }
    }

    /** Up to the empty line, which is part of it. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newest = 0;
        while (newest != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            newest = newest << 8 | next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("s3proxy does not stop", e);
        }
    }
}
