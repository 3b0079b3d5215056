package io.neuralake.samples.charger;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Decimal;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The models of chargers that were built: a handful of rows that change once a year.
 *
 * @param model name of the model
 * @param released day on which the first one left the factory
 * @param retired day on which support ended; absent while there is support
 * @param coilDiameter diameter of the coil
 * @param price price of one charger
 * @param unitsBuilt chargers that were built so far; absent for prototypes
 */
@Table(
        database = "charger",
        format = Format.PARQUET,
        tags = "register",
        source = "product catalogue",
        uniqueColumns = "model")
@DocFilter(column = "retired", operator = Operator.IS_NULL)
@DocFilter(column = "price", operator = Operator.NE, value = "0.00")
@Roapi(memoryTable = true)
public record ChargerModels(
        String model,
        LocalDate released,
        @Nullable LocalDate retired,
        @Column(unit = "mm") int coilDiameter,

        @Decimal(precision = 9, scale = 2) @Column(unit = "EUR")
        BigDecimal price,

        @Nullable Long unitsBuilt) {}
