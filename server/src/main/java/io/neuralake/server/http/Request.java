package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that has arrived as a whole.
 *
 * @param method its method
 * @param path its path, decoded, without the first slash: the segments between slashes
 * @param parameters what follows the path
 * @param headers its headers
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record Request(HttpMethod method, List<String> path, Parameters parameters, HttpHeaders headers, byte[] body) {

    Request {
        path = List.copyOf(path);
    }

    static Request of(HttpRequest head, byte[] body) throws Problem {
        String target = head.uri();
        int scheme = target.indexOf("://");
        if (scheme > 0 && !target.startsWith("/")) {
            int slash = target.indexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target.substring(slash);
        }
        int fragment = target.indexOf('#');
        target = fragment < 0 ? target : target.substring(0, fragment);
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            segments.add(Parameters.decoded(segment, false));
        }
        return new Request(
                head.method(),
                segments,
                Parameters.of(question < 0 ? "" : target.substring(question + 1)),
                head.headers(),
                body);
    }

    /** The body as text. */
    String text() throws Problem {
        return Parameters.text(body, "the body");
    }

    /** Whether only the head of the answer is wanted. */
    boolean headOnly() {
        return method.equals(HttpMethod.HEAD);
    }
}
