package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.StorageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How the SDK is set up for the options and for what environment and system properties say.
 *
 * @param options what the user asked for
 * @param endpoint address of a store that is not AWS
 */
record S3Connection(S3Options options, Optional<URI> endpoint) {

    private static final List<String> PROPERTIES = List.of("aws.endpointUrlS3", "aws.endpointUrl");
    private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    private static final String IGNORED = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /** What programs in Rust and Python read, delta-rs and ROAPI among them. */
    private static final String OTHERS = "AWS_ENDPOINT";

    /** The endpoint is looked for where AWS tools do; the one for S3 alone comes first. */
    static S3Connection of(
            S3Options options,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment)
            throws StorageException {
        if (options.endpoint().isPresent() || "true".equalsIgnoreCase(environment.apply(IGNORED))) {
            return new S3Connection(options, options.endpoint());
        }
        for (int i = 0; i < PROPERTIES.size(); i++) {
            String property = properties.apply(PROPERTIES.get(i));
            String found = property == null ? environment.apply(VARIABLES.get(i)) : property;
            if (found != null && !found.isBlank()) {
                String name = property == null ? VARIABLES.get(i) : PROPERTIES.get(i);
                return new S3Connection(options, Optional.of(endpoint(name, found.strip())));
            }
        }
        String other = environment.apply(OTHERS);
        return new S3Connection(
                options,
                other == null || other.isBlank() ? Optional.empty() : Optional.of(endpoint(OTHERS, other.strip())));
    }

    private static URI endpoint(String name, String text) throws StorageException {
        try {
            URI uri = new URI(text);
            if (S3Options.isEndpoint(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, like everything else that is no endpoint.
        }
        throw new StorageException(
                name + " is '" + text + "', which is no endpoint",
                "write it like https://host:9000, or unset it",
                null);
    }

    /** Where requests go, for messages, and to tell stores apart. */
    String address() {
        return endpoint.map(URI::toString).orElse("AWS");
    }

    /** A new client; whoever calls closes it. */
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials())
                .region(region())
                .forcePathStyle(pathStyle())
                // A bucket of another region is asked for there; other stores have no such thing.
                .crossRegionAccessEnabled(endpoint.isEmpty())
                // Stores that are not AWS refuse the newer sums. Content-MD5, which all know, is sent instead.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        // Objects and their parts are fetched by as many threads each.
                        .maxConnections(2 * options.parallelism() + 8)
                        .connectionTimeout(options.connectTimeout())
                        .socketTimeout(options.idleTimeout())
                        .connectionAcquisitionTimeout(options.requestTimeout())
                        .connectionMaxIdleTime(Duration.ofSeconds(30)))
                .overrideConfiguration(configuration -> {
                    configuration.retryStrategy(retries()).apiCallAttemptTimeout(options.requestTimeout());
                    options.profile().ifPresent(configuration::defaultProfileName);
                });
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private boolean pathStyle() {
        return switch (options.addressing()) {
            case AUTOMATIC -> endpoint.isPresent();
            case PATH -> true;
            case HOST -> false;
        };
    }

    private AwsCredentialsProvider credentials() {
        if (options.anonymous()) {
            return AnonymousCredentialsProvider.create();
        }
        DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
        options.profile().ifPresent(builder::profileName);
        return builder.build();
    }

    /** Pauses grow exponentially up to 20 seconds, each of random length. */
    private RetryStrategy retries() {
        RetryStrategy strategy = RetryMode.defaultRetryMode().name().startsWith("ADAPTIVE")
                ? AwsRetryStrategy.adaptiveRetryStrategy()
                : AwsRetryStrategy.standardRetryStrategy();
        return strategy.toBuilder().maxAttempts(options.attempts()).build();
    }

    private Region region() {
        if (options.region().isPresent()) {
            return Region.of(options.region().get());
        }
        AwsRegionProvider profile = options.profile().isPresent()
                ? new AwsProfileRegionProvider(null, options.profile().get())
                : new AwsProfileRegionProvider();
        Stream<AwsRegionProvider> providers = Stream.of(new SystemSettingsRegionProvider(), profile);
        // Asking a machine that is not on AWS takes a while, and other stores do not care.
        Stream<AwsRegionProvider> machine =
                endpoint.isPresent() ? Stream.empty() : Stream.of(new InstanceProfileRegionProvider());
        return Stream.concat(providers, machine)
                .flatMap(S3Connection::ask)
                .findFirst()
                .orElse(Region.US_EAST_1);
    }

    private static Stream<Region> ask(AwsRegionProvider provider) {
        try {
            return Stream.ofNullable(provider.getRegion());
        } catch (SdkException e) {
            // It knows none; the next one may.
            return Stream.empty();
        }
    }
}
