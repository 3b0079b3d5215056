package io.neuralake.catalog.check;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports names of tables, of their databases and in ROAPI that are no identifiers or are reserved words. */
public final class TableNameCheck implements TableCheck {

    @Override
    public Stream<Problem> check(Table table) {
        List<Problem> problems = new ArrayList<>();
        NameRules.free(
                        "table",
                        table.name(),
                        Places.name(table),
                        "_data",
                        name -> (Places.named(table) ? "write" : "add") + " name = \"" + name + "\""
                                + (Places.named(table) ? "" : " to @Table"))
                .ifPresent(problems::add);
        NameRules.free(
                        "database",
                        table.database(),
                        Places.table(table, "database"),
                        "_data",
                        name -> "write database = \"" + name + "\"")
                .ifPresent(problems::add);
        if (table.roapi().name().isPresent()) {
            NameRules.free(
                            "table in ROAPI",
                            table.roapi().name().get(),
                            table.origin().annotation("Roapi").at("name"),
                            "_data",
                            name -> "write name = \"" + name + "\"")
                    .ifPresent(problems::add);
        }
        return problems.stream();
    }
}
