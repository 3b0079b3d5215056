package io.neuralake.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The value of a parameter.
 *
 * @param type what it is
 * @param text the value as SQL writes it, without quotes; null for no value
 */
public record Parameter(ParameterType type, @Nullable String text) {}
