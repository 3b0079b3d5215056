package io.neuralake.runtime;

import io.neuralake.runtime.plan.PercentEscapes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TCP server that passes HTTP requests on and counts them; what it is told to harm arrives otherwise than it was sent. */
final class HarmfulProxy implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private static final int TLS = 0x16;

    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int upstream;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    HarmfulProxy(int upstream) throws IOException {
        this.upstream = upstream;
        Thread thread = new Thread(this::accept, "harmful-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The head of a request.
     *
     * @param path path and query, not escaped
     */
    record Request(String method, String path, String head) {

        boolean reads(String part) {
            return method.equals("GET") && !path.contains("list-type=2") && path.contains(part);
        }

        boolean lists() {
            return method.equals("GET") && path.contains("list-type=2");
        }

        boolean writes() {
            return method.equals("PUT");
        }
    }

    /** An answer: head with its empty line, and body. */
    static final class Answer {

        private final String head;
        private final byte[] body;

        Answer(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        static Answer of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n") + 4;
            return new Answer(text.substring(0, end), Arrays.copyOfRange(bytes, end, bytes.length));
        }

        void send(OutputStream out) throws IOException {
            send(out, body.length);
        }

        void send(OutputStream out, int count) throws IOException {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body, 0, count);
            out.flush();
        }
    }

    /** What happens to an answer on its way. */
    interface Harm {
        void send(Answer answer, OutputStream out) throws Exception;
    }

    private record Rule(Predicate<Request> which, AtomicInteger left, Harm harm) {}

    int port() {
        return socket.getLocalPort();
    }

    /** Harms the answers to the next so many requests of a kind; returns how many of them are still to come. */
    AtomicInteger harm(int times, Predicate<Request> which, Harm harm) {
        AtomicInteger left = new AtomicInteger(times);
        rules.add(new Rule(which, left, harm));
        return left;
    }

    /** Forgets rules and requests. */
    void reset() {
        rules.clear();
        requests.clear();
    }

    long count(Predicate<Request> which) {
        return requests.stream().filter(which).count();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** An error in place of the answer. */
    static Harm error(int status, String code) {
        return (answer, out) -> {
            String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                    + "</Code><Message>as told</Message><RequestId>r-1</RequestId></Error>";
            String head = "HTTP/1.1 " + status + " As-Told\r\nContent-Type: application/xml\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n";
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        };
    }

    /** The connection ends in the middle of the body. */
    static Harm cut() {
        return (answer, out) -> answer.send(out, answer.body.length / 2);
    }

    /** Nothing more comes after half of the body. */
    Harm stall() {
        return (answer, out) -> {
            answer.send(out, answer.body.length / 2);
            closed.await();
        };
    }

    /** The answer says that it is shorter, and is. */
    static Harm shorten() {
        return (answer, out) -> {
            int less = answer.body.length - 7;
            String head = LENGTH.matcher(answer.head).replaceFirst("\r\nContent-Length: " + less);
            new Answer(head, answer.body).send(out, less);
        };
    }

    /** One byte is another one. */
    static Harm corrupt() {
        return (answer, out) -> {
            answer.body[answer.body.length / 2] ^= 0x10;
            answer.send(out, answer.body.length);
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> serve(client), "harmful-proxy-connection");
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
            String[] line = head.split(" ", 3);
            Request request = new Request(line[0], PercentEscapes.decode(line[1]), head);
            requests.add(request);
            if (head.toLowerCase(Locale.ROOT).contains("\r\nexpect: 100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            Answer answer = Answer.of(pass(head, body));
            for (Rule rule : rules) {
                if (rule.which().test(request) && rule.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    rule.harm().send(answer, out);
                    return;
                }
            }
            answer.send(out, answer.body.length);
        } catch (Exception e) {
            // The client has gone away.
        }
    }

    private byte[] pass(String head, byte[] body) throws IOException {
        String alone = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "");
        alone = alone.substring(0, alone.length() - 2) + "Connection: close\r\n\r\n";
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
            server.getOutputStream().write(alone.getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(body);
            server.getOutputStream().flush();
            return server.getInputStream().readAllBytes();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0 || next == TLS) {
                return "";
            }
            head.write(next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
