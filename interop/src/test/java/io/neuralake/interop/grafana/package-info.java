/** Tests of dashboards against the types that Grafana publishes of them. */
@NullMarked
package io.neuralake.interop.grafana;

import org.jspecify.annotations.NullMarked;
