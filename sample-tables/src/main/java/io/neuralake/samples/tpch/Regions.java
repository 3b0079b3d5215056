package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Table;

/**
 * Continents: five rows, whatever the size.
 *
 * @param regionKey identifies the region
 * @param name name in capital letters
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "region",
        format = Format.PARQUET,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"r_regionkey"})
@DocFilter(column = "r_name", value = "EUROPE")
public record Regions(
        @Column(name = "r_regionkey") int regionKey,
        @Column(name = "r_name") String name,
        @Column(name = "r_comment") String comment) {}
