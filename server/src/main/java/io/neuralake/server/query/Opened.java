package io.neuralake.server.query;

import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an answer when it begins.
 *
 * @param columns its columns
 * @param fingerprint changes whenever a table of the statement does; null if that cannot be told
 * @param unchanged whether the fingerprint is the one that the caller knows, so that no bytes follow
 */
public record Opened(Schema columns, @Nullable String fingerprint, boolean unchanged) {}
