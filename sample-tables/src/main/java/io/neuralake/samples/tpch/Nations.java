package io.neuralake.samples.tpch;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;

/**
 * Countries: twenty-five rows, whatever the size.
 *
 * @param nationKey identifies the nation
 * @param name name in capital letters
 * @param regionKey region in which the nation lies
 * @param comment text without meaning
 */
@Table(
        database = "tpch",
        name = "nation",
        format = Format.DELTA,
        tags = "benchmark",
        source = "dbgen",
        uniqueColumns = {"n_nationkey"})
@DocFilter(
        column = "n_name",
        operator = Operator.IN,
        value = {"FRANCE", "GERMANY"})
public record Nations(
        @Column(name = "n_nationkey") int nationKey,
        @Column(name = "n_name") String name,
        @Column(name = "n_regionkey") int regionKey,
        @Column(name = "n_comment") String comment) {}
