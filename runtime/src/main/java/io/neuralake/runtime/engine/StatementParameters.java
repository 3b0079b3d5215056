package io.neuralake.runtime.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuralake.runtime.error.LakeException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * The parameters of a statement: which there are, and where.
 *
 * <p>DuckDB's parser says where they are, so that none is seen in a text, a name or a comment, and what is put in their places is one
 * expression each.
 */
final class StatementParameters {

    private static final Pattern SPELLING = Pattern.compile("\\$[0-9]+|\\?[0-9]*");

    private final byte[] statement;
    private final SortedMap<Integer, Place> places = new TreeMap<>();
    private final int count;

    private record Place(int length, int number) {}

    private StatementParameters(String statement, JsonNode syntax) {
        this.statement = statement.getBytes(StandardCharsets.UTF_8);
        find(syntax);
        TreeSet<Integer> numbers = new TreeSet<>();
        places.values().forEach(place -> numbers.add(place.number()));
        this.count = numbers.size();
        if (count > 0 && (numbers.first() != 1 || numbers.last() != count)) {
            throw refused("its parameters are numbered " + numbers, "number them from $1 on without a gap");
        }
    }

    /**
     * The parameters of a statement.
     *
     * @param syntax what the parser made of it
     * @throws LakeException if they are not numbered from 1 on
     */
    static StatementParameters of(String statement, JsonNode syntax) {
        return new StatementParameters(statement, syntax);
    }

    private static LakeException refused(String reason, String fix) {
        return new LakeException("plan the statement", reason, fix);
    }

    private void find(JsonNode node) {
        if (node.path("class").asText().equals("PARAMETER")) {
            int start = node.path("query_location").asInt(-1);
            int length = node.path("query_location_length").asInt(0);
            String spelling = start < 0 || length < 1 || start + length > statement.length
                    ? ""
                    : new String(statement, start, length, StandardCharsets.UTF_8);
            String number = node.path("identifier").asText();
            if (!SPELLING.matcher(spelling).matches() || !number.matches("[0-9]{1,5}")) {
                throw refused("it has a parameter '" + number + "'", "write parameters as $1, $2 and so on, or as ?");
            }
            places.put(start, new Place(length, Integer.parseInt(number)));
        }
        node.forEach(this::find);
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /**
     * Looks whether there are as many as values.
     *
     * @throws LakeException if there are not
     */
    void checkCount(int values) {
        if (values != count) {
            throw refused(
                    "it has " + count + (count == 1 ? " parameter" : " parameters") + ", and "
                            + (values == 1 ? "there is 1 value" : "there are " + values + " values"),
                    "give a value for each of $1, $2 and so on");
        }
    }

    /** The statement with expressions in the places of its parameters. */
    String with(IntFunction<String> expressions) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Place> place : places.entrySet()) {
            int start = place.getKey();
            text.append(new String(statement, from, start - from, StandardCharsets.UTF_8));
            text.append(' ')
                    .append(expressions.apply(place.getValue().number()))
                    .append(' ');
            from = start + place.getValue().length();
        }
        return text.append(new String(statement, from, statement.length - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** DuckDB's types of them; empty for those of which nothing tells the type. */
    List<Optional<String>> types(Connection connection) throws SQLException {
        List<Optional<String>> types = new ArrayList<>(Collections.nCopies(count, Optional.empty()));
        try (PreparedStatement prepared = connection.prepareStatement(new String(statement, StandardCharsets.UTF_8))) {
            ParameterMetaData parameters = prepared.getParameterMetaData();
            for (int i = 1; i <= Math.min(count, parameters.getParameterCount()); i++) {
                String type = parameters.getParameterTypeName(i);
                if (!type.equals("INVALID") && !type.equals("UNKNOWN") && !type.contains("NULL")) {
                    types.set(i - 1, Optional.of(type));
                }
            }
        } catch (SQLException e) {
            // What is wrong with the statement is found when it is planned with values.
            if (DuckDbInstance.broken(e)) {
                throw e;
            }
        }
        return types;
    }
}
