package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean for who reads a table, and what to do about them. */
final class S3Failure {

    private final S3Connection connection;

    S3Failure(S3Connection connection) {
        this.connection = connection;
    }

    /** The failure of a request. */
    IOException of(Place place, SdkException cause) {
        Optional<StorageException> ours = StorageException.in(cause);
        if (ours.isPresent()) {
            return ours.get();
        }
        return cause instanceof AwsServiceException refused ? refused(place, refused) : unreached(place, cause);
    }

    private static String code(AwsServiceException cause) {
        AwsErrorDetails details = cause.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    /** The store has answered. */
    private IOException refused(Place place, AwsServiceException cause) {
        String bucket = S3Key.of(place).bucket();
        String code = code(cause);
        String answer = "(" + cause.statusCode() + (code.isEmpty() ? "" : " " + code)
                + (cause.requestId() == null ? "" : ", request " + cause.requestId()) + ")";
        return switch (code) {
            case "NoSuchBucket" ->
                failure(
                        place + " cannot be reached: there is no bucket '" + bucket + "' at " + connection.address()
                                + " " + answer,
                        "correct the location or the endpoint, or make the bucket",
                        cause);
            case "ExpiredToken", "TokenRefreshRequired", "ExpiredTokenException" ->
                failure(
                        "the credentials for " + place + " have expired " + answer,
                        "log in anew, or renew the session token",
                        cause);
            case "InvalidAccessKeyId", "InvalidToken", "SignatureDoesNotMatch", "InvalidSecurity" ->
                failure(
                        connection.address() + " does not accept the credentials for " + place + " " + answer,
                        "check access key, secret and session token, and that they belong to this endpoint",
                        cause);
            case "RequestTimeTooSkewed" ->
                failure(
                        connection.address() + " refuses " + place + ": this machine's clock is wrong " + answer,
                        "set the clock",
                        cause);
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> wrongRegion(place, cause, answer);
            case "NoSuchKey", "NoSuchVersion" -> missing(place, cause);
            case "PreconditionFailed", "InvalidRange" -> replaced(place, cause);
            case "InvalidObjectState" ->
                failure(place + " is archived " + answer, "restore it from its storage class before it is read", cause);
            default -> byStatus(place, cause, answer);
        };
    }

    private IOException byStatus(Place place, AwsServiceException cause, String answer) {
        int status = cause.statusCode();
        return switch (status) {
            case 301, 307 -> wrongRegion(place, cause, answer);
            case 401, 403 ->
                failure(
                        "access to " + place + " is denied " + answer,
                        "allow these credentials s3:ListBucket on the bucket and s3:GetObject below the table, or use others",
                        cause);
            case 404 -> missing(place, cause);
            case 412, 416 -> replaced(place, cause);
            case 429, 503 ->
                failure(
                        connection.address() + " asks to slow down at " + place + ", still after " + attempts() + " "
                                + answer,
                        "try again later, or lower S3Options.withParallelism",
                        cause);
            default ->
                status >= 500
                        ? failure(
                                connection.address() + " fails at " + place + ", still after " + attempts() + " "
                                        + answer,
                                "try again later",
                                cause)
                        : failure(
                                place + " is refused " + answer + ": " + cause.getMessage(),
                                "check location, endpoint, region and credentials",
                                cause);
        };
    }

    private String attempts() {
        int attempts = connection.options().attempts();
        return attempts == 1 ? "1 attempt" : attempts + " attempts";
    }

    private IOException wrongRegion(Place place, AwsServiceException cause, String answer) {
        AwsErrorDetails details = cause.awsErrorDetails();
        String region = details == null || details.sdkHttpResponse() == null
                ? ""
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse("");
        return failure(
                "the bucket of " + place + " is in " + (region.isEmpty() ? "another region" : "the region " + region)
                        + " " + answer,
                "set S3Options.withRegion(" + (region.isEmpty() ? "" : "\"" + region + "\"") + ") or AWS_REGION",
                cause);
    }

    private static NoSuchFileException missing(Place place, Exception cause) {
        NoSuchFileException missing = new NoSuchFileException(place.toString());
        missing.initCause(cause);
        return missing;
    }

    /** Whether a failure says that the object does not have the bytes that were asked for. */
    static boolean isBadRange(StorageException failure) {
        return failure.getCause() instanceof AwsServiceException refused && refused.statusCode() == 416;
    }

    static StorageException replaced(Place place, @Nullable Exception cause) {
        return failure(
                place + " was replaced after the scan was planned",
                "run it again; writers of tables must not overwrite files that are read",
                cause);
    }

    /** The store has not answered, or not to the end. */
    private IOException unreached(Place place, SdkException cause) {
        String address = connection.address();
        if (String.valueOf(cause.getMessage()).contains("Unable to load credentials")) {
            return failure(
                    "there are no credentials for " + place
                            + ": neither in environment, system properties, profile, web"
                            + " identity, container nor machine",
                    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or log in to a profile; for a public bucket, use"
                            + " S3Options.withoutCredentials",
                    cause);
        }
        if (cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof ApiCallTimeoutException
                || has(cause, SocketTimeoutException.class)) {
            return failure(
                    "reading " + place + " from " + address + " takes too long, still after " + attempts() + ": "
                            + innermost(cause),
                    "try again later, or raise S3Options.withTimeouts",
                    cause);
        }
        if (has(cause, UnknownHostException.class)) {
            return failure(
                    place + " cannot be reached: the host of " + address + " is not known (" + innermost(cause) + ")",
                    "check the endpoint and the network; if the store names buckets in paths, use"
                            + " S3Options.withAddressing(PATH)",
                    cause);
        }
        if (has(cause, SSLException.class)) {
            return failure(
                    place + " cannot be reached: no TLS connection to " + address + " (" + innermost(cause) + ")",
                    "check that the endpoint speaks https, and that the JVM trusts its certificate",
                    cause);
        }
        if (has(cause, ConnectException.class)) {
            return failure(
                    place + " cannot be reached: " + address + " does not accept connections (" + innermost(cause)
                            + ")",
                    "check that the endpoint is right and the store runs",
                    cause);
        }
        return failure(
                "reading " + place + " from " + address + " fails, still after " + attempts() + ": " + innermost(cause),
                "check the network and try again",
                cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static StorageException failure(String reason, String fix, @Nullable Exception cause) {
        return new StorageException(reason, fix, cause);
    }
}
