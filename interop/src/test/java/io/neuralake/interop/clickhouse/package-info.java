/** Tables of ClickHouse, read with its own driver from its own engine. */
@NullMarked
package io.neuralake.interop.clickhouse;

import org.jspecify.annotations.NullMarked;
