package io.neuralake.runtime.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How S3, and stores with its protocol, are reached.
 *
 * <pre>{@code
 * CatalogOptions.defaults().s3(S3Options.defaults().withEndpoint(URI.create("http://minio.lab:9000")))
 * }</pre>
 *
 * <p>Credentials are not among the options: they come from where AWS tools look for them (environment, system properties, the
 * profile, a web identity, the container, the machine).
 *
 * @param region region of the buckets; if empty, that of environment or profile, and the bucket's own is found by asking
 * @param endpoint address of a store that is not AWS; if empty, {@code AWS_ENDPOINT_URL_S3}, {@code
 *     AWS_ENDPOINT_URL} or {@code AWS_ENDPOINT}
 * @param addressing how a request names the bucket
 * @param anonymous whether requests are sent without a signature, for public buckets
 * @param profile profile of the AWS configuration files that gives region and credentials; if empty, the usual one
 * @param partSize bytes that one request reads of a large object
 * @param parallelism number of requests at a time
 * @param attempts how often a request is tried before it has failed
 * @param connectTimeout longest time to connect
 * @param idleTimeout longest time between two bytes of an answer
 * @param requestTimeout longest time for one attempt of a request
 * @param verifyTags whether content is compared with the object's tag where that is an MD5 sum; to be turned off for stores whose
 *     tags only look like one
 */
public record S3Options(
        Optional<String> region,
        Optional<URI> endpoint,
        Addressing addressing,
        boolean anonymous,
        Optional<String> profile,
        int partSize,
        int parallelism,
        int attempts,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration requestTimeout,
        boolean verifyTags) {

    /** How a request names its bucket. */
    public enum Addressing {
        /** In the path if there is an endpoint, else in the host. */
        AUTOMATIC,
        /** In the path, {@code https://host/bucket/key}: most stores that are not AWS want this. */
        PATH,
        /** In the host, {@code https://bucket.host/key}. */
        HOST
    }

    private static final S3Options DEFAULTS = new S3Options(
            Optional.empty(),
            Optional.empty(),
            Addressing.AUTOMATIC,
            false,
            Optional.empty(),
            8 << 20,
            16,
            5,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(120),
            true);

    /** Checks each value by itself. */
    public S3Options {
        region.ifPresent(name -> check(
                name.matches("[a-z0-9-]{2,40}"),
                "S3 region '" + name + "' is no region: they are written like eu-central-1"));
        endpoint.ifPresent(uri -> check(
                isEndpoint(uri), "S3 endpoint '" + uri + "' is no endpoint: they are written like https://host:9000"));
        check(partSize >= 64 << 10, "S3 parts have at least 65536 bytes, not " + partSize);
        check(parallelism >= 1 && parallelism <= 1000, "S3 parallelism is 1 to 1000, not " + parallelism);
        check(attempts >= 1 && attempts <= 100, "S3 attempts are 1 to 100, not " + attempts);
        check(positive(connectTimeout), "the S3 connect timeout must be positive, not " + connectTimeout);
        check(positive(idleTimeout), "the S3 idle timeout must be positive, not " + idleTimeout);
        check(positive(requestTimeout), "the S3 request timeout must be positive, not " + requestTimeout);
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && duration.toMillis() > 0;
    }

    /** Whether an address can be an endpoint: HTTP, a host, and nothing after it that would be lost. */
    public static boolean isEndpoint(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /** What AWS tools would do. */
    public static S3Options defaults() {
        return DEFAULTS;
    }

    /** What contradicts itself in the options; empty if nothing does. */
    public Optional<String> contradiction() {
        if (anonymous && profile.isPresent()) {
            return Optional.of("S3 access is anonymous and has the profile '" + profile.get() + "'");
        }
        if (requestTimeout.compareTo(idleTimeout) < 0) {
            return Optional.of(
                    "the S3 request timeout " + requestTimeout + " is less than the idle timeout " + idleTimeout);
        }
        return Optional.empty();
    }

    /** The same with a region. */
    public S3Options withRegion(String name) {
        return new S3Options(
                Optional.of(name),
                endpoint,
                addressing,
                anonymous,
                profile,
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with the address of a store, {@code http://minio.lab:9000}. */
    public S3Options withEndpoint(URI address) {
        return new S3Options(
                region,
                Optional.of(address),
                addressing,
                anonymous,
                profile,
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with another way to name buckets. */
    public S3Options withAddressing(Addressing other) {
        return new S3Options(
                region,
                endpoint,
                other,
                anonymous,
                profile,
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same without credentials. */
    public S3Options withoutCredentials() {
        return new S3Options(
                region,
                endpoint,
                addressing,
                true,
                profile,
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with a profile of the AWS configuration files. */
    public S3Options withProfile(String name) {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                Optional.of(name),
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with another size of parts, in bytes. */
    public S3Options withPartSize(int bytes) {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                profile,
                bytes,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with another number of requests at a time. */
    public S3Options withParallelism(int requests) {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                profile,
                partSize,
                requests,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with another number of attempts, the first one counted; between them are pauses that grow, with jitter. */
    public S3Options withAttempts(int count) {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                profile,
                partSize,
                parallelism,
                count,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                verifyTags);
    }

    /** The same with other limits of time: to connect, between two bytes of an answer, and for one attempt. */
    public S3Options withTimeouts(Duration connect, Duration idle, Duration request) {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                profile,
                partSize,
                parallelism,
                attempts,
                connect,
                idle,
                request,
                verifyTags);
    }

    /** The same without comparing content with tags. */
    public S3Options withoutTagCheck() {
        return new S3Options(
                region,
                endpoint,
                addressing,
                anonymous,
                profile,
                partSize,
                parallelism,
                attempts,
                connectTimeout,
                idleTimeout,
                requestTimeout,
                false);
    }
}
