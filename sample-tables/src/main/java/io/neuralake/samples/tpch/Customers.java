package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;

/**
 * Who orders: 150,000 rows for each unit of size. A third of them never did.
 *
 * @param customerKey identifies the customer
 * @param name name with the key in it
 * @param address random letters
 * @param nationKey nation of the customer
 * @param phone number with the country in front
 * @param accountBalance what the customer has in credit; negative where it is owed to us
 * @param marketSegment one of five lines of business
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "customer",
        format = Format.DELTA,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"c_custkey"},
        docColumns = {"c_custkey", "c_name", "c_acctbal"})
@DocFilter(column = "c_mktsegment", value = "BUILDING")
@DocFilter(column = "c_acctbal", operator = Operator.GT, value = "9000.00")
public record Customers(
        @Column(name = "c_custkey") long customerKey,
        @Column(name = "c_name") String name,
        @Column(name = "c_address") String address,
        @Column(name = "c_nationkey") int nationKey,
        @Column(name = "c_phone") String phone,

        @Column(name = "c_acctbal") @Decimal(precision = 15, scale = 2)
        BigDecimal accountBalance,

        @Column(name = "c_mktsegment") String marketSegment,
        @Column(name = "c_comment") String comment) {}
