package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;

/**
 * What can be bought: 200,000 rows for each unit of size.
 *
 * @param partKey identifies the part
 * @param name five colours
 * @param manufacturer one of five manufacturers
 * @param brand brand of the manufacturer
 * @param type finish, process and metal
 * @param size from 1 to 50
 * @param container how the part is packed
 * @param retailPrice price for one
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "part",
        format = Format.PARQUET,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"p_partkey"},
        docColumns = {"p_partkey", "p_name", "p_retailprice"})
@DocFilter(column = "p_type", operator = Operator.LIKE, value = "%BRASS")
@DocFilter(column = "p_size", value = "15")
public record Parts(
        @Column(name = "p_partkey") long partKey,
        @Column(name = "p_name") String name,
        @Column(name = "p_mfgr") String manufacturer,
        @Column(name = "p_brand") String brand,
        @Column(name = "p_type") String type,
        @Column(name = "p_size") int size,
        @Column(name = "p_container") String container,

        @Column(name = "p_retailprice") @Decimal(precision = 15, scale = 2)
        BigDecimal retailPrice,

        @Column(name = "p_comment") String comment) {}
