package io.neuralake.server.start;

import io.neuralake.server.access.Access;
import io.neuralake.server.config.ServerConfig;
import io.neuralake.server.query.QueryService;
import io.neuralake.server.source.KeyValueStores;

/**
 * What a door is given.
 *
 * @param config what the server was told
 * @param service answers statements
 * @param access who may ask
 * @param flightAccess who may ask over Flight SQL, for which a ROAPI configuration has a setting of its own
 * @param stores values by key
 */
public record Served(
        ServerConfig config, QueryService service, Access access, Access flightAccess, KeyValueStores stores) {}
