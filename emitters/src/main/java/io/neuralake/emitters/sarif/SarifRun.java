package io.neuralake.emitters.sarif;

import io.neuralake.catalog.Names;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Severity;
import io.neuralake.catalog.Suppression;
import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Emits one run of a log: the rules that were broken, and where. */
final class SarifRun {

    private final List<Rule> rules;

    private SarifRun(List<Rule> rules) {
        this.rules = rules;
    }

    /** The run of a tool's part. */
    static JsonObject of(String id, List<Located> findings) {
        TreeSet<Rule> broken = new TreeSet<>();
        findings.forEach(located -> broken.add(located.finding().problem().rule()));
        return new SarifRun(List.copyOf(broken)).run(id, findings);
    }

    private JsonObject run(String id, List<Located> findings) {
        JsonObject driver = new JsonObject()
                .put("name", "Neuralake")
                .set("rules", rules.stream().map(SarifRun::rule).toList());
        return new JsonObject()
                .put("tool", new JsonObject().put("driver", driver))
                .put("automationDetails", new JsonObject().put("id", id))
                .put("columnKind", "utf16CodeUnits")
                .set("results", findings.stream().map(this::result).toList());
    }

    private static JsonObject rule(Rule rule) {
        return new JsonObject()
                .put("id", rule.name())
                .put("shortDescription", text(rule.title()))
                .put("help", text(RulePages.summary(rule)).put("markdown", RulePages.page(rule)))
                .put(
                        "defaultConfiguration",
                        new JsonObject()
                                .set("enabled", rule.severity() != Severity.OFF)
                                .put(
                                        "level",
                                        level(rule.severity() == Severity.OFF ? Severity.WARNING : rule.severity())))
                .put("properties", new JsonObject().set("adjustable", rule.adjustable()));
    }

    private JsonObject result(Located located) {
        Problem problem = located.finding().problem();
        JsonObject result = new JsonObject()
                .put("ruleId", problem.rule().name())
                .put("ruleIndex", rules.indexOf(problem.rule()))
                .put("level", level(located.finding().severity()))
                .put("message", text(problem.message() + "\nfix: " + problem.fix()))
                .set("locations", List.of(location(located)));
        located.finding()
                .suppression()
                .ifPresent(suppression -> result.set("suppressions", List.of(suppression(suppression))));
        return result;
    }

    private static JsonObject suppression(Suppression suppression) {
        return new JsonObject()
                .put("kind", "inSource")
                .put("justification", suppression.reason())
                .put("location", logical(suppression.origin()));
    }

    private static JsonObject location(Located located) {
        JsonObject location = new JsonObject();
        located.place().ifPresent(place -> location.put("physicalLocation", physical(place)));
        logical(located.finding().problem().origin()).members().forEach(location::set);
        return location;
    }

    private static JsonObject physical(Place place) {
        JsonObject region = new JsonObject();
        if (place.line() > 0) {
            region.put("startLine", place.line());
        }
        if (place.line() > 0 && place.column() > 0) {
            region.put("startColumn", place.column());
        }
        return new JsonObject()
                .put("artifactLocation", new JsonObject().put("uri", place.uri()))
                .put("region", region);
    }

    private static JsonObject logical(Origin origin) {
        List<JsonObject> locations = new ArrayList<>();
        locations.add(new JsonObject()
                .put("name", origin.member().isEmpty() ? simple(origin.type()) : origin.member())
                .put("fullyQualifiedName", origin.toString())
                .put("kind", origin.member().isEmpty() ? "type" : "member"));
        return new JsonObject().set("logicalLocations", locations);
    }

    private static String simple(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }

    private static JsonObject text(String text) {
        return new JsonObject().set("text", text);
    }

    private static String level(Severity severity) {
        return severity == Severity.OFF ? "none" : Names.lower(severity);
    }
}
