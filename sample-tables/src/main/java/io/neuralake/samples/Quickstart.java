package io.neuralake.samples;

import io.neuralake.runtime.CatalogOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads the sample tables through the accessors that the compiler made of their declarations: {@code Quickstart <lake
 * directory> <build directory>}.
 *
 * <p>{@link io.neuralake.samples.data.SampleData} writes the lake.
 */
public final class Quickstart {

    private static final String PRICING_SUMMARY = """
            SELECT l_returnflag, l_linestatus, sum(l_quantity) AS sum_qty,
                   sum(l_extendedprice * (1 - l_discount)) AS sum_disc_price, count(*) AS count_order
            FROM tpch.lineitem
            WHERE l_shipdate <= DATE '1998-09-02'
            GROUP BY l_returnflag, l_linestatus
            ORDER BY l_returnflag, l_linestatus
            """;

    private final NlkCatalog catalog;
    private final PrintStream out;

    private Quickstart(NlkCatalog catalog, PrintStream out) {
        this.catalog = catalog;
        this.out = out;
    }

    /** Runs the command. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Quickstart <lake directory> <build directory>");
            System.exit(2);
        }
        // Frames are drawn with more than ASCII, whatever the console is set to.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        CatalogOptions options = CatalogOptions.defaults().location("lake", arguments[0]);
        try (NlkCatalog catalog = NlkCatalog.open(options)) {
            Quickstart quickstart = new Quickstart(catalog, out);
            quickstart.diagnostics();
            quickstart.spikes();
            quickstart.returnedItems();
            quickstart.pricingSummary();
        }
        list(Path.of(arguments[1]), out);
    }

    private void diagnostics() {
        heading("catalog.implant().implantDiagnostics(): one implant, one day");
        catalog.implant()
                .implantDiagnostics()
                .where(t -> t.implantId().eq(4595).and(t.date().eq(LocalDate.of(2024, 4, 14))))
                .limit(5)
                .show(out);
    }

    private void spikes() {
        heading("catalog.bci().normalizedBinnedSpikes(): two hours of it, four columns");
        catalog.bci()
                .normalizedBinnedSpikes()
                .where(t -> t.implantId()
                        .eq(4595)
                        .and(t.date().eq(LocalDate.of(2024, 4, 14)))
                        .and(t.hour().between(9, 10))
                        .and(t.velocityX().isNotNull()))
                .select(t -> List.of(t.binStart(), t.velocityX(), t.velocityY(), t.rates()))
                .limit(5)
                .show(out);
    }

    private void returnedItems() {
        heading("catalog.tpch().lineitem(): what came back of the orders of 1994");
        catalog.tpch()
                .lineitem()
                .where(t -> t.shipDate()
                        .between(LocalDate.of(1994, 1, 1), LocalDate.of(1994, 12, 31))
                        .and(t.returnFlag().eq("R")))
                .select(t -> List.of(t.orderKey(), t.quantity(), t.extendedPrice(), t.shipDate()))
                .limit(5)
                .show(out);
    }

    private void pricingSummary() {
        heading("catalog.sql(…): the first query of TPC-H");
        catalog.sql(PRICING_SUMMARY).show(out);
    }

    /** What the compiler and {@code neuralake:catalog} generated, and how large it is. */
    private static void list(Path build, PrintStream out) throws IOException {
        out.println();
        out.println("Generated from the annotated records:");
        Path repository = build.resolve("../..").normalize();
        for (String place : List.of("generated-sources/annotations", "classes/META-INF/neuralake", "neuralake")) {
            Path directory = build.resolve(place);
            if (Files.isDirectory(directory)) {
                summarise(repository, directory, out);
            }
        }
    }

    private static void summarise(Path repository, Path directory, PrintStream out) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isHidden(entry)) {
                    continue;
                }
                long[] filesAndBytes = size(entry);
                String count = Files.isDirectory(entry) ? filesAndBytes[0] + " files, " : "";
                Path shown = repository.relativize(entry);
                out.println(String.format(Locale.ROOT, "  %s (%s%,d bytes)", shown, count, filesAndBytes[1]));
            }
        }
    }

    private static long[] size(Path entry) throws IOException {
        long[] filesAndBytes = new long[2];
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                filesAndBytes[0]++;
                filesAndBytes[1] += Files.size(file);
            }
        }
        return filesAndBytes;
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }
}
