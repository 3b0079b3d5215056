package io.neuralake.server.protocol;

/**
 * Whose question about system catalogs it is.
 *
 * @param user the name that they have said
 * @param database the name of what they are connected to
 */
public record Session(String user, String database) {}
