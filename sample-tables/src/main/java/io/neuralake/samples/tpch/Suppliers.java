package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;

/**
 * Who sells parts to us: 10,000 rows for each unit of size.
 *
 * @param supplierKey identifies the supplier
 * @param name name with the key in it
 * @param address random letters
 * @param nationKey nation of the supplier
 * @param phone number with the country in front
 * @param accountBalance what we owe; negative where we are owed
 * @param comment text; some hold complaints or recommendations
 */
@Table(
        database = "tpch",
        name = "supplier",
        format = Format.DELTA,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"s_suppkey"},
        docColumns = {"s_suppkey", "s_name", "s_acctbal"})
@DocFilter(column = "s_acctbal", operator = Operator.LT, value = "0.00")
public record Suppliers(
        @Column(name = "s_suppkey") long supplierKey,
        @Column(name = "s_name") String name,
        @Column(name = "s_address") String address,
        @Column(name = "s_nationkey") int nationKey,
        @Column(name = "s_phone") String phone,

        @Column(name = "s_acctbal") @Decimal(precision = 15, scale = 2)
        BigDecimal accountBalance,

        @Column(name = "s_comment") String comment) {}
