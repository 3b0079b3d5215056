package io.neuralake.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.neuralake.server.access.Access;
import io.neuralake.server.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out who asks: by a bearer token, or a name and a password. */
final class Identity {

    /** Who asks where nobody has to say who they are; may read nothing. */
    static final Caller NOBODY = new Caller("nobody", List.of());

    private final Access access;

    Identity(Access access) {
        this.access = access;
    }

    Caller of(Request request) throws Problem {
        Optional<Caller> anonymous = access.anonymous();
        if (anonymous.isPresent()) {
            return anonymous.get();
        }
        String said = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        Optional<Caller> caller = said == null ? Optional.empty() : known(said.strip());
        return caller.orElseThrow(() -> new Problem(
                HttpResponseStatus.UNAUTHORIZED,
                "unauthorized",
                said == null
                        ? "say who you are: send Authorization with a bearer token, or with name and password"
                        : "nobody is known by what Authorization says",
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"neuralake\", Basic realm=\"neuralake\", charset=\"UTF-8\"")));
    }

    private Optional<Caller> known(String said) {
        int blank = said.indexOf(' ');
        if (blank < 0) {
            return Optional.empty();
        }
        String value = said.substring(blank + 1).strip();
        return switch (said.substring(0, blank).toLowerCase(Locale.ROOT)) {
            case "bearer" -> access.bearer(value);
            case "basic" -> basic(value);
            default -> Optional.empty();
        };
    }

    private Optional<Caller> basic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : access.basic(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
