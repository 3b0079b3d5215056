package io.neuralake.catalog.lint;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.Problem;
import io.neuralake.catalog.Rule;
import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** NL0604: columns whose name sounds like data about a person say how sensitive they are. */
final class PersonalNameLint implements Lint {

    private static final Set<String> WORDS = Set.of(
            "email",
            "emails",
            "phone",
            "phones",
            "telephone",
            "birth",
            "birthday",
            "birthdate",
            "dob",
            "ssn",
            "passport",
            "surname",
            "firstname",
            "lastname",
            "fullname",
            "iban");

    private static final List<String> PHRASES = List.of(
            "first_name",
            "last_name",
            "full_name",
            "maiden_name",
            "given_name",
            "family_name",
            "home_address",
            "street_address",
            "postal_address",
            "ip_address",
            "credit_card",
            "social_security",
            "driving_licence",
            "drivers_license");

    @Override
    public Rule rule() {
        return Rule.NL0604;
    }

    @Override
    public Stream<Problem> check(Catalog catalog, Collection<Table> tables) {
        return tables.stream()
                .filter(table -> table.classification() == Classification.UNCLASSIFIED)
                .flatMap(Fields::all)
                .filter(column -> column.classification() == Classification.UNCLASSIFIED)
                .filter(column -> personal(column.name()))
                .map((Column column) -> new Problem(
                        Rule.NL0604,
                        column.origin(),
                        "column '" + column.name() + "' sounds like data about a person, but is not classified",
                        "add @Column(classification = Classification.PII), or what it really is"));
    }

    private static boolean personal(String name) {
        String padded = "_" + name + "_";
        return Stream.of(name.split("_", -1)).anyMatch(WORDS::contains)
                || PHRASES.stream().anyMatch(phrase -> padded.contains("_" + phrase + "_"));
    }
}
