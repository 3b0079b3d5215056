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
 * What was ordered: 1,500,000 rows for each unit of size.
 *
 * @param orderKey identifies the order; seven of eight keys are not used
 * @param customerKey customer that ordered
 * @param status F if all lines are shipped, O if none is, P otherwise
 * @param totalPrice sum over the lines, with discount and tax
 * @param orderDate day of the order, from 1992-01-01 to 1998-08-02
 * @param priority from 1-URGENT to 5-LOW
 * @param clerk who took the order
 * @param shipPriority always 0
 * @param comment text; some hold requests
 */
@Table(
        database = "tpch",
        name = "orders",
        format = Format.PARQUET,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"o_orderkey"},
        docColumns = {"o_orderkey", "o_orderdate", "o_totalprice"})
@DocFilter(column = "o_orderdate", operator = Operator.GE, value = "1998-07-01")
@DocFilter(column = "o_orderpriority", operator = Operator.STARTS_WITH, value = "1")
public record Orders(
        @Column(name = "o_orderkey") long orderKey,
        @Column(name = "o_custkey") long customerKey,
        @Column(name = "o_orderstatus") char status,

        @Column(name = "o_totalprice") @Decimal(precision = 15, scale = 2)
        BigDecimal totalPrice,

        @Column(name = "o_orderdate") LocalDate orderDate,
        @Column(name = "o_orderpriority") String priority,
        @Column(name = "o_clerk") String clerk,
        @Column(name = "o_shippriority") int shipPriority,
        @Column(name = "o_comment") String comment) {}
