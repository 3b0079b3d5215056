package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.StorageException;
import io.neuralake.runtime.storage.cache.Draft;
import io.neuralake.runtime.storage.cache.ObjectCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * One object into a file: small ones in one request, large ones in parts at the same time. All parts are of the same content, and
 * it is the one that was planned.
 *
 * @param reader sends the requests
 * @param object what was planned
 */
record S3Download(S3Reader reader, ObjectStatus object) implements ObjectCache.Fetch {

    private static final int BUFFER = 1 << 16;

    @Override
    public void into(Draft draft) throws IOException {
        int attempts = reader.options().attempts();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            if (object.size() <= reader.options().partSize() ? whole(draft) : inParts(draft)) {
                return;
            }
        }
        throw new StorageException(
                object.place() + " arrives with other bytes than its tag says, which is their MD5 sum; so it was "
                        + attempts + " times",
                "check the network and the store; if its tags are no MD5 sums, use S3Options.withoutTagCheck",
                null);
    }

    /** Whether the content is that of the tag. */
    private boolean whole(Draft draft) throws IOException {
        MessageDigest digest = S3Content.md5();
        GetObjectResponse answer = reader.whole(object.place(), object.tag(), (response, body) -> {
            checkSize(response);
            digest.reset();
            try (Draft.Part part = draft.part(0)) {
                S3Content.copy(body, object.size(), (bytes, count) -> {
                    digest.update(bytes, 0, count);
                    part.write(bytes, count);
                });
            }
        });
        return !isChecked(answer) || S3Content.matches(answer, digest.digest());
    }

    private boolean isChecked(GetObjectResponse answer) {
        return reader.options().verifyTags() && S3Content.isSum(answer);
    }

    private void checkSize(GetObjectResponse answer) throws StorageException {
        long total = S3Reader.total(answer);
        if (total == object.size()) {
            return;
        }
        if (!object.tag().isEmpty()) {
            // The content is the planned one, so that the length must be a mistake on the way.
            throw RetryableException.create(
                    "the answer is of " + total + " bytes, but the object has " + object.size());
        }
        throw new StorageException(
                object.place() + " has " + total + " bytes, but the table says " + object.size(),
                "the file was overwritten, or belongs to another table; write the table anew",
                null);
    }

    private boolean inParts(Draft draft) throws IOException {
        long size = reader.options().partSize();
        // The first part tells the tag that the others must have.
        GetObjectResponse first = part(draft, object.tag(), 0, size);
        List<Future<GetObjectResponse>> others = new ArrayList<>();
        try {
            for (long from = size; from < object.size(); from += size) {
                long start = from;
                long length = Math.min(size, object.size() - from);
                others.add(reader.parts().submit(() -> part(draft, first.eTag(), start, length)));
            }
            for (Future<GetObjectResponse> other : others) {
                other.get();
            }
        } catch (ExecutionException e) {
            throw S3ObjectStore.unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + object.place() + " was read");
        } finally {
            S3ObjectStore.cancel(others);
        }
        return !isChecked(first) || S3Content.matches(first, sum(draft));
    }

    private GetObjectResponse part(Draft draft, String tag, long from, long length) throws IOException {
        return reader.range(object.place(), tag, from, length, (response, body) -> {
            checkSize(response);
            checkStart(response, from);
            write(draft, body, from, length);
        });
    }

    private static void checkStart(GetObjectResponse answer, long from) {
        String range = answer.contentRange();
        if (range == null || !range.startsWith("bytes " + from + "-")) {
            throw RetryableException.create(
                    "the answer is of " + range + ", but bytes from " + from + " were asked for");
        }
    }

    private static void write(Draft draft, AbortableInputStream body, long from, long length) throws StorageException {
        try (Draft.Part part = draft.part(from)) {
            S3Content.copy(body, length, part::write);
        }
    }

    private static byte[] sum(Draft draft) throws IOException {
        MessageDigest digest = S3Content.md5();
        try (InputStream content = draft.content()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }
}
