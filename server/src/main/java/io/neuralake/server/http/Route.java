package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What answers a path.
 *
 * @param methods what may be done with it, beside OPTIONS; HEAD goes with GET
 * @param open whether it answers everybody
 * @param action what answers
 */
record Route(List<HttpMethod> methods, boolean open, Action action) {

    /** Answers a request. */
    interface Action {

        void answer(Exchange exchange) throws Problem, IOException, InterruptedException;
    }

    Route {
        methods = List.copyOf(methods);
    }

    static Route get(Action action) {
        return new Route(List.of(HttpMethod.GET, HttpMethod.HEAD), false, action);
    }

    static Route getByEverybody(Action action) {
        return new Route(List.of(HttpMethod.GET, HttpMethod.HEAD), true, action);
    }

    static Route post(Action action) {
        return new Route(List.of(HttpMethod.POST), false, action);
    }

    static Route getAndPost(Action action) {
        return new Route(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST), false, action);
    }

    /** Methods as headers write them. */
    String allowed() {
        StringBuilder text = new StringBuilder();
        methods.forEach(method -> text.append(method.name()).append(", "));
        return text.append("OPTIONS").toString();
    }

    void check(HttpMethod method) throws Problem {
        if (!methods.contains(method)) {
            throw new Problem(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "method_not_allowed",
                    "this path takes " + allowed(),
                    Map.of("Allow", allowed()));
        }
    }
}
