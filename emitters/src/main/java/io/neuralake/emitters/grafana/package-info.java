/** Grafana dashboards of tables, and the provisioning that shows them: PostgreSQL queries to our server. */
@NullMarked
package io.neuralake.emitters.grafana;

import org.jspecify.annotations.NullMarked;
