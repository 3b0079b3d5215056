package io.neuralake.benchmarks.run;

import io.neuralake.benchmarks.Workload;
import io.neuralake.benchmarks.run.Results.Cell;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The results as Markdown. */
final class Report {

    private static final List<Workload> SCANS =
            List.of(Workload.FULL, Workload.PARTITION, Workload.RANGE, Workload.VALUE, Workload.GROUP);

    private final Results results;
    private final List<Contender> contenders;
    private final long rows;
    private final StringBuilder text = new StringBuilder();

    Report(Results results, List<Contender> contenders, long rows) {
        this.results = results;
        this.contenders = contenders;
        this.rows = rows;
    }

    String text() {
        heading("Time", "Ratio to DuckDB reading the files directly, and milliseconds.");
        table(this::time);
        heading("Processor time", "Ratio to DuckDB, and milliseconds of all threads together.");
        table(this::processor);
        heading("Peak memory", "Megabytes of the whole process, resident.");
        table(cell -> number("%.0f", results.median(cell, Sample::peak) / 1024));
        growth();
        records();
        return text.toString();
    }

    private String time(Cell cell) {
        return compared(cell, Sample::wall);
    }

    private String processor(Cell cell) {
        return compared(cell, Sample::processor);
    }

    private String compared(Cell cell, ToDoubleFunction<Sample> number) {
        Cell base = new Cell(Contender.BASE, cell.workload(), cell.rows());
        return number("%.2f", results.ratio(cell, base, number)) + " ("
                + number("%.0f", results.median(cell, number) / 1e6) + ")";
    }

    private void table(Function<Cell, String> shown) {
        text.append("| |");
        SCANS.forEach(workload -> text.append(' ').append(workload.title()).append(" |"));
        text.append("\n|---|").append("---:|".repeat(SCANS.size())).append('\n');
        for (Contender contender : contenders) {
            text.append("| ").append(contender.title()).append(" |");
            for (Workload workload : SCANS) {
                Cell cell = new Cell(contender, workload, rows);
                text.append(' ')
                        .append(results.has(cell) ? shown.apply(cell) : "–")
                        .append(" |");
            }
            text.append('\n');
        }
    }

    private void growth() {
        heading("Growth of memory", "Peak megabytes at a tenth of the rows, and at all.");
        text.append("| | | ").append(millions(rows / 10)).append(" | ").append(millions(rows));
        text.append(" | ratio |\n|---|---|---:|---:|---:|\n");
        for (Contender contender : contenders) {
            for (Workload workload : Workload.values()) {
                Cell small = new Cell(contender, workload, rows / 10);
                Cell large = new Cell(contender, workload, rows);
                if (results.has(small)) {
                    text.append("| ").append(contender.title()).append(" | ").append(workload.title());
                    text.append(" | ").append(number("%.0f", results.median(small, Sample::peak) / 1024));
                    text.append(" | ").append(number("%.0f", results.median(large, Sample::peak) / 1024));
                    text.append(" | ").append(number("%.2f", results.ratio(large, small, Sample::peak)));
                    text.append(" |\n");
                }
            }
        }
    }

    private void records() {
        heading(
                "Records",
                "Millions of rows of four primitive columns that become records in a second, the scan included.");
        text.append("| | a second | a second of processor time |\n|---|---:|---:|\n");
        for (Contender contender : contenders) {
            Cell cell = new Cell(contender, Workload.RECORDS, rows);
            if (results.has(cell)) {
                text.append("| ").append(contender.title());
                text.append(contender.equals(Contender.BASE) ? ", a loop over its vectors" : ", `stream()`");
                text.append(" | ").append(number("%.1f", results.median(cell, s -> s.rows() * 1e3 / s.wall())));
                text.append(" | ").append(number("%.1f", results.median(cell, s -> s.rows() * 1e3 / s.processor())));
                text.append(" |\n");
            }
        }
    }

    private void heading(String title, String explanation) {
        text.append("\n### ").append(title).append("\n\n").append(explanation).append("\n\n");
    }

    static String millions(long rows) {
        return number("%.0f", rows / 1e6) + " M rows";
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
