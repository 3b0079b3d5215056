/** S3 and stores with its protocol, through the AWS SDK. No other package sees the SDK. */
@NullMarked
package io.neuralake.runtime.storage.s3;

import org.jspecify.annotations.NullMarked;
