package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/** Lets scripts of web pages ask (CORS): those of all pages, or of some. Cookies are never used, so credentials are not allowed. */
final class CrossOrigin {

    private final List<String> origins;

    CrossOrigin(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    /** What the answer to a request has, whatever it says. */
    HttpHeaders headers(HttpRequest request) {
        HttpHeaders headers = Headers.usual();
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        if (origins.contains("*")) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            headers.add(HttpHeaderNames.VARY, "Origin");
            if (origin == null || !origins.contains(origin)) {
                return headers;
            }
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        headers.set(
                HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
                "ETag, Link, Retry-After, WWW-Authenticate, X-Total-Count");
        return headers;
    }

    /** Whether a browser asks before it asks. */
    static boolean asks(Request request) {
        return request.method().name().equals("OPTIONS")
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Says what is allowed. */
    void allow(HttpHeaders headers, Route route) {
        headers.set(HttpHeaderNames.ALLOW, route.allowed());
        if (headers.contains(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, route.allowed());
            headers.set(
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Authorization, Content-Type, If-None-Match");
            headers.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }
}
