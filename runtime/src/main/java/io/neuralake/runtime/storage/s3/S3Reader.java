package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.Place;
import io.neuralake.runtime.storage.S3Options;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads objects or parts of them, each part in one request that is repeated as a whole when it fails.
 *
 * @param client sends the requests
 * @param failures says what went wrong
 * @param options size of parts, attempts, and whether sums are compared
 * @param parts threads that fetch the parts of large objects
 */
record S3Reader(S3Client client, S3Failure failures, S3Options options, ExecutorService parts) {

    /** Takes the body of an answer; of each attempt anew. */
    @FunctionalInterface
    interface Body {
        void read(GetObjectResponse answer, AbortableInputStream body) throws StorageException;
    }

    /** Reads an object from start to end, if its tag is still the given one; an empty tag stands for any. */
    GetObjectResponse whole(Place place, String tag, Body body) throws IOException {
        return get(place, tag, request(place, tag).build(), body);
    }

    /** Reads a part of an object, if its tag is still the given one; an empty tag stands for any. */
    GetObjectResponse range(Place place, String tag, long from, long length, Body body) throws IOException {
        String range = "bytes=" + from + "-" + (from + length - 1);
        return get(place, tag, request(place, tag).range(range).build(), body);
    }

    private static GetObjectRequest.Builder request(Place place, String tag) {
        S3Key key = S3Key.of(place);
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(key.bucket()).key(key.key());
        return tag.isEmpty() ? request : request.ifMatch(tag);
    }

    private GetObjectResponse get(Place place, String tag, GetObjectRequest request, Body body) throws IOException {
        try {
            return client.getObject(request, (answer, stream) -> {
                try {
                    if (!tag.isEmpty() && answer.eTag() != null && !tag.equals(answer.eTag())) {
                        throw S3Failure.replaced(place, null);
                    }
                    body.read(answer, stream);
                } catch (StorageException e) {
                    stream.abort();
                    throw new S3Content.TargetFailure(e);
                }
                return answer;
            });
        } catch (S3Content.TargetFailure e) {
            throw e.failure();
        } catch (SdkException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof S3Content.TargetFailure target) {
                    throw target.failure();
                }
            }
            throw failures.of(place, e);
        }
    }

    /** Bytes of the whole object that an answer is a part of. */
    static long total(GetObjectResponse answer) {
        String range = answer.contentRange();
        if (range != null) {
            String total = range.substring(range.lastIndexOf('/') + 1);
            try {
                return Long.parseLong(total);
            } catch (NumberFormatException e) {
                throw RetryableException.create("the answer's Content-Range is '" + range + "'", e);
            }
        }
        Long length = answer.contentLength();
        if (length == null) {
            throw RetryableException.create("the answer has no Content-Length");
        }
        return length;
    }
}
