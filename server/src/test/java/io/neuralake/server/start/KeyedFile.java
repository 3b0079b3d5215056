package io.neuralake.server.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file over HTTP, for those who send a header. */
final class KeyedFile implements AutoCloseable {

    private final ServerSocket socket;
    private final String header;
    private final String content;

    private KeyedFile(ServerSocket socket, String header, String content) {
        this.socket = socket;
        this.header = header;
        this.content = content;
    }

    static KeyedFile serve(String header, String content) throws IOException {
        KeyedFile file = new KeyedFile(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), header, content);
        Thread thread = new Thread(file::answer, "keyed-file");
        thread.setDaemon(true);
        thread.start();
        return file;
    }

    String uri() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/data.csv";
    }

    private void answer() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client);
            } catch (IOException e) {
                // Whoever asked is gone, or the file is no longer served.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> lines = new ArrayList<>();
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            lines.add(line.toLowerCase(Locale.ROOT));
        }
        boolean known = lines.contains(header.toLowerCase(Locale.ROOT));
        String body = known ? content : "";
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + (known ? "200 OK" : "403 Forbidden") + "\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
