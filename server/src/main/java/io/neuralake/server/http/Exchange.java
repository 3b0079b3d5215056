package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.access.Caller;

/**
 * A request that is being answered.
 *
 * @param request what is asked
 * @param caller who asks
 * @param headers headers of the answer, to which more may be added
 * @param reply takes the answer
 */
record Exchange(Request request, Caller caller, HttpHeaders headers, Reply reply) {

    /** Answers with a whole text. */
    void send(String type, byte[] body) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, type);
        reply.send(HttpResponseStatus.OK, headers, body);
    }
}
