package io.neuralake.server.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations, sizes and addresses. */
final class Amounts {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})\\s*(B|KB|MB|GB)?");
    private static final int LARGEST_PORT = 65_535;

    private Amounts() {}

    /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}; seconds if it is a number alone. Empty if it is none. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number);
                });
    }

    /** {@code 512MB}, {@code 2GB}; bytes if it is a number alone. Empty if it is none. */
    static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text.trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        int shift = switch (unit) {
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> 0;
        };
        return Optional.of(Long.parseLong(matcher.group(1)) << shift);
    }

    /** {@code host:port}, {@code [::1]:port}; the host is looked up when it is listened at. Empty if it is none. */
    static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        Optional<Integer> port = port(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (port.isEmpty() || (host.indexOf(':') >= 0 && !bracketed)) {
            return Optional.empty();
        }
        return Optional.of(new InetSocketAddress(bracketed ? host.substring(1, host.length() - 1) : host, port.get()));
    }

    /** A port, 0 for any that is free. Empty if it is none. */
    static Optional<Integer> port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LARGEST_PORT) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }
}
