package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.query.Opened;
import io.neuralake.server.query.Receiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Passes an answer's bytes on to the client as they come.
 *
 * <p>A short answer is sent as a whole, with its length. A long one is sent in chunks; what fails after the first of them ends the connection.
 */
final class Rows implements Receiver {

    /** A first part of fewer bytes waits for the next: it may be all. */
    private static final int SHORT = 8 << 10;

    /** Fewer bytes are not worth compressing. */
    private static final int WORTH = 512;

    private final Exchange exchange;
    private final Accepted.Chosen chosen;
    private final boolean gzip;
    private final boolean tagged;
    private byte @Nullable [] held;
    private @Nullable OutputStream out;

    /**
     * Takes an answer.
     *
     * @param tagged whether the answer gets a tag by which the client can ask whether it still holds
     */
    Rows(Exchange exchange, Accepted.Chosen chosen, boolean gzip, boolean tagged) {
        this.exchange = exchange;
        this.chosen = chosen;
        this.gzip = gzip;
        this.tagged = tagged;
    }

    /** The client wants no more than has been sent; nothing is wrong. */
    static final class EnoughException extends IOException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** The tag of an answer with a fingerprint; the same rows in another format have another one. */
    static String tag(String fingerprint, AnswerFormat format, boolean gzip) {
        return "W/\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint.getBytes(StandardCharsets.UTF_8))
                + suffix(format, gzip) + "\"";
    }

    private static String suffix(AnswerFormat format, boolean gzip) {
        return "." + format.label() + (gzip ? ".gz" : "");
    }

    /** The fingerprint in a value of {@code If-None-Match}; null if there is none for this format. */
    static @Nullable String known(String tags, AnswerFormat format, boolean gzip) {
        for (String part : tags.split(",", -1)) {
            String tag = part.strip();
            tag = tag.startsWith("W/") ? tag.substring(2) : tag;
            String end = suffix(format, gzip) + "\"";
            if (tag.startsWith("\"") && tag.endsWith(end) && tag.length() > end.length()) {
                try {
                    byte[] bytes = Base64.getUrlDecoder().decode(tag.substring(1, tag.length() - end.length()));
                    return new String(bytes, StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    // None of ours.
                }
            }
        }
        return null;
    }

    @Override
    public void opened(Opened opened) throws IOException {
        HttpHeaders headers = exchange.headers();
        String fingerprint = opened.fingerprint();
        headers.set(HttpHeaderNames.CACHE_CONTROL, "private, no-cache");
        headers.add(HttpHeaderNames.VARY, "Accept, Accept-Encoding, Authorization");
        if (tagged && fingerprint != null) {
            headers.set(HttpHeaderNames.ETAG, tag(fingerprint, chosen.format(), gzip));
        }
        if (opened.unchanged()) {
            exchange.reply().send(HttpResponseStatus.NOT_MODIFIED, headers, new byte[0]);
            throw new EnoughException();
        }
        headers.set(HttpHeaderNames.CONTENT_TYPE, chosen.type());
        if (exchange.request().headOnly()) {
            if (gzip) {
                headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
            }
            exchange.reply().begin(HttpResponseStatus.OK, headers);
            exchange.reply().end();
            throw new EnoughException();
        }
    }

    @Override
    public void take(ByteBuffer bytes) throws IOException {
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        if (out == null && held == null && part.length < SHORT) {
            held = part;
            return;
        }
        begun().write(part);
    }

    private OutputStream begun() throws IOException {
        OutputStream started = out;
        if (started == null) {
            if (gzip) {
                exchange.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
            }
            exchange.reply().begin(HttpResponseStatus.OK, exchange.headers());
            started = gzip ? new Gzip(new ToReply(exchange.reply())) : new ToReply(exchange.reply());
            out = started;
            byte[] first = held;
            if (first != null) {
                started.write(first);
                held = null;
            }
        }
        return started;
    }

    /** The answer is complete. */
    void done() throws IOException {
        OutputStream started = out;
        if (started != null) {
            started.close();
            exchange.reply().end();
            return;
        }
        byte[] all = held == null ? new byte[0] : held;
        if (gzip && all.length > WORTH) {
            exchange.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
            all = zipped(all);
        }
        exchange.reply().send(HttpResponseStatus.OK, exchange.headers(), all);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (Gzip gzip = new Gzip(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    /** Compression that costs little time. */
    private static final class Gzip extends GZIPOutputStream {

        private static final int BUFFER = 32 << 10;

        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Writes to the client. */
    private static final class ToReply extends OutputStream {

        private final Reply reply;

        ToReply(Reply reply) {
            this.reply = reply;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            reply.write(bytes, offset, length);
        }
    }
}
