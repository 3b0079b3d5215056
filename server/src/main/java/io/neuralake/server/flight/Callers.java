package io.neuralake.server.flight;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.neuralake.server.access.Access;
import io.neuralake.server.access.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Knows who calls: every call says so in its header {@code authorization}, with a name and a password, a bearer token of the
 * configuration, or the token that a handshake gave.
 */
final class Callers implements ServerInterceptor {

    /** Where a call says who it is from, and where a handshake answers. */
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Where older clients put the token of their handshake. */
    private static final Metadata.Key<byte[]> TOKEN =
            Metadata.Key.of("auth-token-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final Context.Key<Caller> CALLER = Context.key("neuralake-caller");
    private static final Context.Key<Optional<Caller>> GREETED = Context.key("neuralake-greeted");
    private static final Duration LASTING = Duration.ofHours(12);
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final Access access;
    private final Seal seal;
    private final Clock clock;
    private final String handshake;

    /**
     * Knows those whom this access knows.
     *
     * @param handshake the full name of the method that may be called by anybody
     */
    Callers(Access access, Seal seal, Clock clock, String handshake) {
        this.access = access;
        this.seal = seal;
        this.clock = clock;
        this.handshake = handshake;
    }

    /** Who makes the call that the current thread works on. */
    static Caller caller() {
        return CALLER.get();
    }

    /** Who the header of the current handshake is from; empty if it does not say, or is wrong. */
    static Optional<Caller> greeted() {
        return GREETED.get();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<Caller> caller = of(headers);
        if (call.getMethodDescriptor().getFullMethodName().equals(handshake)) {
            ServerCall<Q, R> answered =
                    caller.isPresent() ? new Announcing<>(call, "Bearer " + token(caller.get())) : call;
            return Contexts.interceptCall(Context.current().withValue(GREETED, caller), answered, headers, next);
        }
        if (caller.isPresent()) {
            return Contexts.interceptCall(Context.current().withValue(CALLER, caller.get()), call, headers, next);
        }
        call.close(refusal(), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** What is said to those who are not known. */
    static Status refusal() {
        return Statuses.status(
                Status.Code.UNAUTHENTICATED,
                "answer",
                "the call does not say who it is from, or what it says is wrong",
                "give a user and a password, or a token");
    }

    private Optional<Caller> of(Metadata headers) {
        Optional<Caller> anonymous = access.anonymous();
        if (anonymous.isPresent()) {
            return anonymous;
        }
        String said = headers.get(AUTHORIZATION);
        if (said == null) {
            byte[] token = headers.get(TOKEN);
            return token == null ? Optional.empty() : token(new String(token, StandardCharsets.UTF_8));
        }
        String scheme =
                said.substring(0, Math.min(said.length(), BEARER.length())).toLowerCase(Locale.ROOT);
        if (scheme.equals(BEARER)) {
            return token(said.substring(BEARER.length()).strip());
        }
        return scheme.startsWith(BASIC) ? basic(said.substring(BASIC.length()).strip()) : Optional.empty();
    }

    private Optional<Caller> basic(String encoded) {
        String both;
        try {
            both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = both.indexOf(':');
        return colon < 0 ? Optional.empty() : basic(both.substring(0, colon), both.substring(colon + 1));
    }

    /** Who has this name and password. */
    Optional<Caller> basic(String name, String password) {
        return access.anonymous().or(() -> access.basic(name, password));
    }

    private Optional<Caller> token(String token) {
        return access.bearer(token).or(() -> given(token));
    }

    /** Who was given this token after a handshake. */
    private Optional<Caller> given(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return seal.open(Seal.Purpose.TOKEN, sealed)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .filter(content -> Long.parseLong(content, 0, content.indexOf(' '), 10)
                        > clock.instant().getEpochSecond())
                .flatMap(content -> access.proven(content.substring(content.indexOf(' ') + 1)));
    }

    /** A token for somebody who has shown a password. */
    String token(Caller caller) {
        long end = clock.instant().plus(LASTING).getEpochSecond();
        byte[] content = (end + " " + caller.name()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(Seal.Purpose.TOKEN, content));
    }

    /** A call whose answer has a token, in front for some clients and behind for others. */
    private static final class Announcing<Q, R> extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {

        private final String token;
        private boolean announced;

        Announcing(ServerCall<Q, R> call, String token) {
            super(call);
            this.token = token;
        }

        @Override
        public void sendHeaders(Metadata headers) {
            announced = true;
            headers.put(AUTHORIZATION, token);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (status.isOk()) {
                if (!announced) {
                    sendHeaders(new Metadata());
                }
                trailers.put(AUTHORIZATION, token);
            }
            super.close(status, trailers);
        }
    }
}
