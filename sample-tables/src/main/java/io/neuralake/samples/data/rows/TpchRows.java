package io.neuralake.samples.data.rows;

import io.neuralake.samples.tpch.Customers;
import io.neuralake.samples.tpch.LineItems;
import io.neuralake.samples.tpch.Nations;
import io.neuralake.samples.tpch.Orders;
import io.neuralake.samples.tpch.PartSuppliers;
import io.neuralake.samples.tpch.Parts;
import io.neuralake.samples.tpch.Regions;
import io.neuralake.samples.tpch.Suppliers;
import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Nation;
import io.trino.tpch.Order;
import io.trino.tpch.Part;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.Region;
import io.trino.tpch.Supplier;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of TPC-H, from a port of the specification's own generator. */
final class TpchRows {

    private final double scale;

    TpchRows(double scale) {
        this.scale = scale;
    }

    List<Rows> all() {
        return List.of(
                rows("region", TpchTable.REGION, TpchRows::region),
                rows("nation", TpchTable.NATION, TpchRows::nation),
                rows("supplier", TpchTable.SUPPLIER, TpchRows::supplier),
                rows("part", TpchTable.PART, TpchRows::part),
                rows("partsupp", TpchTable.PART_SUPPLIER, TpchRows::partSupplier),
                rows("customer", TpchTable.CUSTOMER, TpchRows::customer),
                rows("orders", TpchTable.ORDERS, TpchRows::order),
                rows("lineitem", TpchTable.LINE_ITEM, TpchRows::lineItem));
    }

    private <E extends TpchEntity> Rows rows(String name, TpchTable<E> table, Function<E, Object> row) {
        return new Rows("tpch." + name, () -> generated(table).map(row));
    }

    private <E extends TpchEntity> Stream<E> generated(TpchTable<E> table) {
        return StreamSupport.stream(table.createGenerator(scale, 1, 1).spliterator(), false);
    }

    private static Regions region(Region row) {
        return new Regions((int) row.getRegionKey(), row.getName(), row.getComment());
    }

    private static Nations nation(Nation row) {
        return new Nations((int) row.getNationKey(), row.getName(), (int) row.getRegionKey(), row.getComment());
    }

    private static Suppliers supplier(Supplier row) {
        return new Suppliers(
                row.getSupplierKey(),
                row.getName(),
                row.getAddress(),
                (int) row.getNationKey(),
                row.getPhone(),
                hundredths(row.getAccountBalanceInCents()),
                row.getComment());
    }

    private static Parts part(Part row) {
        return new Parts(
                row.getPartKey(),
                row.getName(),
                row.getManufacturer(),
                row.getBrand(),
                row.getType(),
                row.getSize(),
                row.getContainer(),
                hundredths(row.getRetailPriceInCents()),
                row.getComment());
    }

    private static PartSuppliers partSupplier(PartSupplier row) {
        return new PartSuppliers(
                row.getPartKey(),
                row.getSupplierKey(),
                row.getAvailableQuantity(),
                hundredths(row.getSupplyCostInCents()),
                row.getComment());
    }

    private static Customers customer(Customer row) {
        return new Customers(
                row.getCustomerKey(),
                row.getName(),
                row.getAddress(),
                (int) row.getNationKey(),
                row.getPhone(),
                hundredths(row.getAccountBalanceInCents()),
                row.getMarketSegment(),
                row.getComment());
    }

    private static Orders order(Order row) {
        return new Orders(
                row.getOrderKey(),
                row.getCustomerKey(),
                row.getOrderStatus(),
                hundredths(row.getTotalPriceInCents()),
                day(row.getOrderDate()),
                row.getOrderPriority(),
                row.getClerk(),
                row.getShipPriority(),
                row.getComment());
    }

    private static LineItems lineItem(LineItem row) {
        return new LineItems(
                row.getOrderKey(),
                row.getPartKey(),
                row.getSupplierKey(),
                row.getLineNumber(),
                hundredths(100 * row.getQuantity()),
                hundredths(row.getExtendedPriceInCents()),
                hundredths(row.getDiscountPercent()),
                hundredths(row.getTaxPercent()),
                row.getReturnFlag().charAt(0),
                row.getStatus().charAt(0),
                day(row.getShipDate()),
                day(row.getCommitDate()),
                day(row.getReceiptDate()),
                row.getShipInstructions(),
                row.getShipMode(),
                row.getComment());
    }

    private static BigDecimal hundredths(long value) {
        return BigDecimal.valueOf(value, 2);
    }

    private static LocalDate day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}
