package io.neuralake.site.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that a page may link to. */
public final class WebAddress {

    private WebAddress() {}

    /** The address, if it is one of the web; anything else, {@code javascript:} say, is text only. */
    public static Optional<String> of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getRawAuthority() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
