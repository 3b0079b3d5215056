package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.ObjectStatus;
import io.neuralake.runtime.storage.Place;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keys as directories and objects.
 *
 * @param client sends the requests
 * @param failures says what went wrong
 */
record S3Listing(S3Client client, S3Failure failures) {

    /** What is at a place: the object of that key, else the directory of all keys below it. */
    ObjectStatus status(Place place) throws IOException {
        S3Key key = S3Key.of(place);
        if (!key.key().isEmpty()) {
            // The key itself comes before all others that begin with it. A listing names the error that a HEAD cannot.
            Optional<S3Object> first = first(place, key, key.key());
            if (first.isPresent() && first.get().key().equals(key.key())) {
                return status(place, first.get());
            }
        }
        if (key.key().isEmpty() || first(place, key, key.prefix()).isPresent()) {
            return new ObjectStatus(place, true, 0, 0);
        }
        throw new NoSuchFileException(place.toString());
    }

    private Optional<S3Object> first(Place place, S3Key key, String prefix) throws IOException {
        ListObjectsV2Response page = page(
                place,
                ListObjectsV2Request.builder()
                        .bucket(key.bucket())
                        .prefix(prefix)
                        .maxKeys(1)
                        .build());
        return page.contents().stream().findFirst();
    }

    private ListObjectsV2Response page(Place place, ListObjectsV2Request request) throws IOException {
        try {
            return client.listObjectsV2(request);
        } catch (SdkException e) {
            throw failures.of(place, e);
        }
    }

    private static ObjectStatus status(Place place, S3Object object) {
        Instant modified = object.lastModified();
        String tag = object.eTag();
        return new ObjectStatus(
                place, false, object.size(), modified == null ? 0 : modified.toEpochMilli(), tag == null ? "" : tag);
    }

    /** Entries whose names are not less than {@code from} and less than {@code to}, in the order of their names. */
    List<ObjectStatus> list(Place directory, String from, String to) throws IOException {
        S3Key key = S3Key.of(directory);
        String prefix = key.prefix();
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(key.bucket())
                .prefix(prefix)
                .delimiter("/");
        String before = before(from);
        if (!before.isEmpty()) {
            request.startAfter(prefix + before);
        }
        List<ObjectStatus> found = new ArrayList<>();
        boolean any = false;
        @Nullable String next = null;
        do {
            ListObjectsV2Response page =
                    page(directory, request.continuationToken(next).build());
            any |= !page.contents().isEmpty() || !page.commonPrefixes().isEmpty();
            add(directory, prefix, from, page, found);
            boolean enough = !to.isEmpty() && passes(page, prefix.length(), to);
            next = Boolean.TRUE.equals(page.isTruncated()) && !enough ? page.nextContinuationToken() : null;
        } while (next != null);
        if (!any && !prefix.isEmpty() && first(directory, key, prefix).isEmpty()) {
            throw new NoSuchFileException(directory.toString());
        }
        found.removeIf(entry -> !to.isEmpty() && entry.name().compareTo(to) >= 0);
        found.sort(Comparator.comparing(ObjectStatus::name));
        return found;
    }

    /** Whether a page ends behind a name. S3 orders names by bytes, so that only one of ASCII can be compared as text. */
    private static boolean passes(ListObjectsV2Response page, int prefix, String end) {
        return end.chars().allMatch(letter -> letter < 0x80)
                && Stream.concat(
                                page.contents().stream().map(S3Object::key),
                                page.commonPrefixes().stream().map(CommonPrefix::prefix))
                        .anyMatch(key -> key.substring(prefix).compareTo(end) >= 0);
    }

    private static void add(
            Place directory, String prefix, String from, ListObjectsV2Response page, List<ObjectStatus> found)
            throws IOException {
        for (S3Object object : page.contents()) {
            String name = object.key().substring(prefix.length());
            // A key that ends in a slash stands for the directory itself.
            if (!name.isEmpty() && name.compareTo(from) >= 0) {
                found.add(status(S3Key.child(directory, name), object));
            }
        }
        for (CommonPrefix common : page.commonPrefixes()) {
            String name =
                    common.prefix().substring(prefix.length(), common.prefix().length() - 1);
            if (name.isEmpty() || name.compareTo(from) >= 0) {
                found.add(new ObjectStatus(S3Key.child(directory, name), true, 0, 0));
            }
        }
    }

    /**
     * A name before which nothing has to be listed, and shortly before {@code from}: S3 begins after the name that it is given.
     * It orders by bytes, which is the order of texts as long as they are ASCII.
     */
    private static String before(String from) {
        int end = 0;
        while (end < from.length() && from.charAt(end) < 0x80) {
            end++;
        }
        return from.substring(0, end == from.length() ? Math.max(0, end - 1) : end);
    }
}
