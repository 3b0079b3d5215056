package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes objects, of which others see all or nothing.
 *
 * <p>Whether an object was there before is decided by the store ({@code If-None-Match: *}). Its answer may be lost, and the SDK then
 * tries again and hears that the object is there: so each write has a token, by which its own object is recognised.
 *
 * @param client sends the requests
 * @param failures says what went wrong
 * @param listing knows what is there
 * @param attempts how often a write is tried while another one to the same key is under way
 */
record S3Writer(S3Client client, S3Failure failures, S3Listing listing, int attempts) {

    private static final String TOKEN = "neuralake-write";
    private static final int PAUSE_MILLIS = 50;

    void write(Place place, byte[] content, boolean replace) throws IOException {
        S3Key key = S3Key.of(place);
        String token = UUID.randomUUID().toString();
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(key.bucket())
                .key(key.key())
                .contentMD5(Base64.getEncoder().encodeToString(S3Content.md5().digest(content)))
                .metadata(Map.of(TOKEN, token));
        if (replace) {
            put(place, request.build(), content);
        } else {
            create(place, request.ifNoneMatch("*").build(), content, token);
        }
    }

    private void put(Place place, PutObjectRequest request, byte[] content) throws IOException {
        try {
            client.putObject(request, RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
    }

    private void create(Place place, PutObjectRequest request, byte[] content, String token) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.putObject(request, RequestBody.fromBytes(content));
                return;
            } catch (SdkException e) {
                int status = e instanceof AwsServiceException refused ? refused.statusCode() : 0;
                if (status == 409 && attempt < attempts) {
                    pause(place, attempt);
                } else if (status >= 400 && status < 500 && status != 409 && status != 412) {
                    throw failures.of(place, e);
                } else {
                    settle(place, token, e);
                    return;
                }
            }
        }
    }

    /** Looks whose object is there now. */
    private void settle(Place place, String token, SdkException failure) throws IOException {
        S3Key key = S3Key.of(place);
        try {
            HeadObjectResponse there =
                    client.headObject(head -> head.bucket(key.bucket()).key(key.key()));
            if (token.equals(there.metadata().get(TOKEN))) {
                return;
            }
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                throw failures.of(place, failure);
            }
            throw failures.of(place, e);
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
        FileAlreadyExistsException taken = new FileAlreadyExistsException(place.toString());
        taken.initCause(failure);
        throw taken;
    }

    private static void pause(Place place, int attempt) throws IOException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS << Math.min(attempt, 6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + place + " was written");
        }
    }

    boolean delete(Place place) throws IOException {
        S3Key key = S3Key.of(place);
        try {
            if (listing.status(place).directory()) {
                return false;
            }
            client.deleteObject(delete -> delete.bucket(key.bucket()).key(key.key()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
    }
}
