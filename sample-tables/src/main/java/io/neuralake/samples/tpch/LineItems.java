package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Lines of orders, one to seven for each: about 6,000,000 rows for each unit of size.
 *
 * @param orderKey order to which the line belongs
 * @param partKey part that was ordered
 * @param supplierKey supplier from which it came
 * @param lineNumber place in the order, from 1
 * @param quantity pieces, from 1 to 50
 * @param extendedPrice price for all pieces
 * @param discount part of the price that is let off, from 0.00 to 0.10
 * @param tax tax on the rest, from 0.00 to 0.08
 * @param returnFlag R or A if it came back, N otherwise
 * @param status O if shipped after 1995-06-17, F otherwise
 * @param shipDate day on which it left
 * @param commitDate day that was promised
 * @param receiptDate day on which it arrived
 * @param shipInstructions what to tell the carrier
 * @param shipMode carrier
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "lineitem",
        format = Format.DELTA,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"l_orderkey", "l_linenumber"},
        docColumns = {"l_orderkey", "l_quantity", "l_extendedprice", "l_shipdate"})
@DocFilter(
        column = "l_shipdate",
        operator = Operator.BETWEEN,
        value = {"1994-01-01", "1994-12-31"})
@DocFilter(column = "l_quantity", operator = Operator.LT, value = "24.00")
@DocFilter(column = "l_returnflag", value = "R")
public record LineItems(
        @Column(name = "l_orderkey") long orderKey,
        @Column(name = "l_partkey") long partKey,
        @Column(name = "l_suppkey") long supplierKey,
        @Column(name = "l_linenumber") int lineNumber,

        @Column(name = "l_quantity") @Decimal(precision = 15, scale = 2)
        BigDecimal quantity,

        @Column(name = "l_extendedprice") @Decimal(precision = 15, scale = 2)
        BigDecimal extendedPrice,

        @Column(name = "l_discount") @Decimal(precision = 15, scale = 2)
        BigDecimal discount,

        @Column(name = "l_tax") @Decimal(precision = 15, scale = 2)
        BigDecimal tax,

        @Column(name = "l_returnflag") char returnFlag,
        @Column(name = "l_linestatus") char status,
        @Column(name = "l_shipdate") LocalDate shipDate,
        @Column(name = "l_commitdate") LocalDate commitDate,
        @Column(name = "l_receiptdate") LocalDate receiptDate,
        @Column(name = "l_shipinstruct") String shipInstructions,
        @Column(name = "l_shipmode") String shipMode,
        @Column(name = "l_comment") String comment) {}
