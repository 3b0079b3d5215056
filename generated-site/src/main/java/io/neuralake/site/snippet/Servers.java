package io.neuralake.site.snippet;

/** Where snippets look for a server: where it is unless told otherwise, on the reader's own machine. */
final class Servers {

    static final String HTTP = "http://127.0.0.1:8080";
    static final String FLIGHT = "grpc://127.0.0.1:32010";
    static final String POSTGRES_HOST = "127.0.0.1";
    static final String POSTGRES_PORT = "5432";

    private Servers() {}
}
