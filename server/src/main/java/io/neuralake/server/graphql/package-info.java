/** GraphQL over the tables of a catalog: as ROAPI has it, and as GraphQL's specification has it. */
@NullMarked
package io.neuralake.server.graphql;

import org.jspecify.annotations.NullMarked;
