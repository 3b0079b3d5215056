package io.neuralake.server.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** What every answer has. */
final class Headers {

    private Headers() {}

    static HttpHeaders usual() {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.set(HttpHeaderNames.SERVER, "neuralake");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        return headers;
    }
}
