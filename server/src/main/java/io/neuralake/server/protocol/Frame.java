package io.neuralake.server.protocol;

import java.nio.ByteBuffer;

/**
 * One message.
 *
 * @param kind what it is
 * @param content its bytes, from the buffer's position to its limit
 */
public record Frame(Kind kind, ByteBuffer content) {}
