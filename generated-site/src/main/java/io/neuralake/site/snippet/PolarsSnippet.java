package io.neuralake.site.snippet;

import io.neuralake.catalog.Format;
import io.neuralake.catalog.Operator;
import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes Python for polars: it reads the files where it can, and asks the server where it cannot. */
final class PolarsSnippet {

    private final Example example;
    private final Table table;
    private final Set<String> imports = new TreeSet<>();

    private PolarsSnippet(Example example) {
        this.example = example;
        this.table = example.table();
    }

    static Snippet of(Example example) {
        PolarsSnippet polars = new PolarsSnippet(example);
        Code body = new Code();
        polars.imports.add("import polars as pl");
        if (polars.files()) {
            polars.scan(body);
        } else {
            polars.ask(body);
        }
        Code whole = new Code();
        for (String line : polars.imports) {
            for (String word : line.split("(?<= )|(?= )", -1)) {
                boolean keyword = word.equals("import") || word.equals("from") || word.equals("as");
                if (keyword) {
                    whole.keyword(word);
                } else {
                    whole.plain(word);
                }
            }
            whole.plain("\n");
        }
        return whole.plain("\n").add(body).snippet("polars", "polars", "python");
    }

    /** Whether polars finds rows and partition values by itself. */
    private boolean files() {
        boolean named =
                table.partitioning().filter(Partitioning.DIRECTORY::equals).isEmpty()
                        || table.partitions().isEmpty();
        boolean stored = table.format() == Format.DELTA || (table.format() == Format.PARQUET && named);
        return stored && !example.catalog().location(table).isEmpty();
    }

    private void scan(Code code) {
        String location = example.catalog().location(table);
        code.plain("df = (\n    pl.")
                .call(table.format() == Format.DELTA ? "scan_delta" : "scan_parquet")
                .plain("(");
        String uri = table.format() == Format.DELTA || location.endsWith(".parquet")
                ? location
                : location.replaceAll("/+$", "") + "/**/*.parquet";
        if (uri.contains("${")) {
            imports.add("import os");
            code.plain("os.path.").call("expandvars").plain("(");
            PythonCode.text(code, uri);
            code.plain(")");
        } else {
            PythonCode.text(code, uri);
        }
        if (table.format() == Format.PARQUET && !table.partitions().isEmpty()) {
            code.plain(", hive_partitioning=").keyword("True");
        }
        code.plain(")\n");
        for (Condition condition : example.conditions()) {
            code.plain("    .").call("filter").plain("(");
            condition(code, condition);
            code.plain(")\n");
        }
        if (!example.columns().isEmpty()) {
            code.plain("    .").call("select").plain("(");
            String separator = "";
            for (String name : example.columns()) {
                code.plain(separator);
                PythonCode.text(code, name);
                separator = ", ";
            }
            code.plain(")\n");
        }
        code.plain("    .")
                .call("head")
                .plain("(100)\n    .")
                .call("collect")
                .plain("()\n)\n")
                .call("print")
                .plain("(df)");
    }

    private void condition(Code code, Condition condition) {
        PolarsConditions.write(code, condition, imports);
    }

    private void ask(Code code) {
        code.plain("df = pl.").call("read_database_uri").plain("(\n    ").literal("\"\"\"");
        code.add(new SqlCode(example, code.within(Escape.PYTHON)).select());
        code.literal("\"\"\"").plain(",\n    ");
        PythonCode.text(
                code, "postgresql://reader@" + Servers.POSTGRES_HOST + ":" + Servers.POSTGRES_PORT + "/neuralake");
        code.plain(",\n    engine=");
        PythonCode.text(code, "adbc");
        code.plain(",\n)\n").call("print").plain("(df)");
    }

    /** The comparison signs of Python. */
    static Optional<String> sign(Operator operator) {
        return switch (operator) {
            case EQ -> Optional.of("==");
            case NE -> Optional.of("!=");
            case LT -> Optional.of("<");
            case LE -> Optional.of("<=");
            case GT -> Optional.of(">");
            case GE -> Optional.of(">=");
            default -> Optional.empty();
        };
    }
}
