package io.neuralake.runtime.storage.s3;

import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The bodies of answers: read to their end or asked for once more, and compared with their sum where there is one. */
final class S3Content {

    private static final int BUFFER = 1 << 16;
    private static final Pattern MD5 = Pattern.compile("\"?([0-9a-fA-F]{32})\"?");

    private S3Content() {}

    /** Takes the bytes of a body. */
    @FunctionalInterface
    interface Target {
        void write(byte[] bytes, int count) throws StorageException;
    }

    /**
     * Copies a body of known length. A connection that breaks is an exception after which the SDK asks once more; a target that
     * fails is one after which it does not.
     */
    static void copy(AbortableInputStream body, long length, Target target) {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        try {
            while (true) {
                int count = read(body, buffer);
                if (count < 0) {
                    break;
                }
                left -= count;
                if (left < 0) {
                    break;
                }
                target.write(buffer, count);
            }
        } catch (StorageException e) {
            body.abort();
            throw new TargetFailure(e);
        }
        if (left != 0) {
            body.abort();
            throw RetryableException.create("the answer has " + (left < 0 ? "more" : left + " bytes less")
                    + " than the " + length + " bytes that were asked for");
        }
    }

    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw RetryableException.create("the connection broke in the middle of an answer", e);
        }
    }

    /** Carries a failure past the SDK, which would try again on exceptions of input and output. */
    static final class TargetFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final StorageException failure;

        TargetFailure(StorageException failure) {
            // Not as the cause, which the SDK looks at.
            super(failure.getMessage());
            this.failure = failure;
        }

        StorageException failure() {
            return failure;
        }
    }

    /** Whether the tag of an object is the MD5 sum of its content: not if it was written in parts or is encrypted with a key. */
    static boolean isSum(GetObjectResponse answer) {
        ServerSideEncryption encryption = answer.serverSideEncryption();
        return answer.eTag() != null
                && MD5.matcher(answer.eTag()).matches()
                && (encryption == null || encryption == ServerSideEncryption.AES256)
                && answer.sseCustomerAlgorithm() == null;
    }

    /** Whether content has the sum that is its tag. */
    static boolean matches(GetObjectResponse answer, byte[] sum) {
        return answer.eTag().replace("\"", "").equalsIgnoreCase(HexFormat.of().formatHex(sum));
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
