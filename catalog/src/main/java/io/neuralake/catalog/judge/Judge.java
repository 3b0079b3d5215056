package io.neuralake.catalog.judge;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what problems mean for a build, by its severities and by what the declarations of its modules suppress.
 *
 * <p>A suppression counts for what is declared inside its declaration. On that of a table, it also counts for the types
 * that the rows are made of; on that of a database or catalog, for the tables of it.
 */
public final class Judge {

    private final Severities severities;
    private final Map<Origin, List<Suppression>> declared = new HashMap<>();
    private final Map<String, Set<Origin>> above = new HashMap<>();

    /** A judge of the problems of some modules. */
    public Judge(Severities severities, Collection<Catalog> modules) {
        this.severities = severities;
        for (Catalog module : modules) {
            for (Suppression suppression : module.suppressions()) {
                declared.computeIfAbsent(suppression.origin().declaration(), place -> new ArrayList<>())
                        .add(suppression);
            }
        }
        if (!declared.isEmpty()) {
            modules.forEach(this::index);
        }
    }

    /** Notes for each type which declarations stand above it, other than those that it is nested in. */
    private void index(Catalog module) {
        for (Database database : module.databases()) {
            database.origin().ifPresent(origin -> module.origin().ifPresent(above(origin.type())::add));
            for (Table table : database.tables()) {
                Set<String> types = new LinkedHashSet<>(
                        List.of(table.origin().type(), table.row().type()));
                table.columns().forEach(column -> collect(column, types));
                for (String type : types) {
                    above(type).add(table.origin());
                    database.origin().ifPresent(above(type)::add);
                    module.origin().ifPresent(above(type)::add);
                }
            }
        }
    }

    private Set<Origin> above(String type) {
        return above.computeIfAbsent(type, name -> new LinkedHashSet<>());
    }

    private static void collect(Column column, Set<String> types) {
        types.add(column.origin().type());
        collect(column.type(), types);
    }

    private static void collect(ColumnType type, Set<String> types) {
        if (type instanceof ColumnType.ListOf list) {
            collect(list.element(), types);
        } else if (type instanceof ColumnType.MapOf map) {
            collect(map.key(), types);
            collect(map.value(), types);
        } else if (type instanceof ColumnType.Struct struct && types.add(struct.type())) {
            struct.fields().forEach(field -> collect(field, types));
        }
    }

    /** What each problem means, those that are switched off left out. */
    public List<Finding> judge(Collection<Problem> problems) {
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : problems) {
            Severity severity = severities.of(problem.rule());
            if (severity != Severity.OFF) {
                findings.add(new Finding(problem, severity, suppression(problem)));
            }
        }
        return findings;
    }

    private Optional<Suppression> suppression(Problem problem) {
        if (declared.isEmpty() || !problem.rule().adjustable()) {
            return Optional.empty();
        }
        for (Origin place : places(problem.origin())) {
            for (Suppression suppression : declared.getOrDefault(place, List.of())) {
                if (suppression.rules().contains(problem.rule().name())
                        && !suppression.reason().isBlank()) {
                    return Optional.of(suppression);
                }
            }
        }
        return Optional.empty();
    }

    /** The declarations around an origin, innermost first. */
    private Set<Origin> places(Origin origin) {
        Set<Origin> places = new LinkedHashSet<>();
        Origin type = Origin.of(origin.type());
        if (!origin.member().isEmpty()) {
            places.add(type.member(origin.member()));
        }
        places.add(type);
        enclosing(origin.type(), places);
        for (Origin other : above.getOrDefault(origin.type(), Set.of())) {
            // Of several functions of one type, each is told apart by its method.
            if (other.member().isEmpty()
                    || origin.member().isEmpty()
                    || !origin.type().equals(other.type())
                    || origin.member().equals(other.member())) {
                places.add(other);
                enclosing(other.type(), places);
            }
        }
        return places;
    }

    /** Adds the types that a type is nested in, and its package. */
    private static void enclosing(String binaryName, Set<Origin> places) {
        int dollar = binaryName.lastIndexOf('$');
        while (dollar > 0) {
            places.add(Origin.of(binaryName.substring(0, dollar)));
            dollar = binaryName.lastIndexOf('$', dollar - 1);
        }
        int dot = binaryName.lastIndexOf('.');
        if (dot > 0) {
            places.add(Origin.of(binaryName.substring(0, dot)));
        }
    }
}
