package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;

/**
 * Who sells which part: four rows for each part.
 *
 * @param partKey part that is sold
 * @param supplierKey supplier that sells it
 * @param availableQuantity pieces in stock
 * @param supplyCost price for one, to us
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "partsupp",
        format = Format.PARQUET,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"ps_partkey", "ps_suppkey"})
@DocFilter(
        column = "ps_availqty",
        operator = Operator.BETWEEN,
        value = {"1", "100"})
public record PartSuppliers(
        @Column(name = "ps_partkey") long partKey,
        @Column(name = "ps_suppkey") long supplierKey,
        @Column(name = "ps_availqty") int availableQuantity,

        @Column(name = "ps_supplycost") @Decimal(precision = 15, scale = 2)
        BigDecimal supplyCost,

        @Column(name = "ps_comment") String comment) {}
