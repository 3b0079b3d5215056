package io.neuralake.catalog.check;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies NL0120 to one URL that a page will link to. */
final class WebAddresses {

    private WebAddresses() {}

    /** The problem of a URL; none for an empty one, which says that there is none. */
    static Stream<Problem> check(String what, String url, Origin origin) {
        return url.isEmpty() ? Stream.empty() : required(what, url, origin);
    }

    /** The problem of a URL that must be there. */
    static Stream<Problem> required(String what, String url, Origin origin) {
        return flaw(url)
                .map(flaw -> new Problem(
                        Rule.NL0120, origin, what + " " + flaw, "write a URL such as \"https://example.com/page\""))
                .stream();
    }

    private static Optional<String> flaw(String url) {
        if (url.isBlank()) {
            return Optional.of("is blank, but an http or https URL is expected");
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                return Optional.of("'" + url + "' does not start with http:// or https://");
            }
            if (uri.getHost() == null) {
                return Optional.of("'" + url + "' names no host");
            }
            return uri.getRawUserInfo() == null
                    ? Optional.empty()
                    : Optional.of("names a user before its host, and everybody will see it");
        } catch (URISyntaxException e) {
            int index = e.getIndex();
            boolean known = index >= 0 && index < url.length();
            return Optional.of("'" + url + "' is no URL"
                    + (known ? ", because of '" + url.charAt(index) + "' at character " + (index + 1) : ""));
        }
    }
}
