/** What a server is told: ROAPI's configuration files and flags, and ours, read into one value. */
@NullMarked
package io.neuralake.server.config;

import org.jspecify.annotations.NullMarked;
