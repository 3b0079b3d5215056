package io.neuralake.samples.data.rows;

import io.neuralake.samples.field.Penguins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The published measurements of penguins, from the file that lies beside their declaration. */
final class PenguinFile {

    private static final String NAME = "penguins.csv";

    private PenguinFile() {}

    static Stream<Penguins> penguins() {
        try (InputStream file = Penguins.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException(NAME + " is missing from the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return lines.lines().skip(1).map(PenguinFile::penguin).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + NAME, e);
        }
    }

    private static Penguins penguin(String line) {
        List<String> cells = cells(line);
        return new Penguins(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                cells.get(2),
                cells.get(3),
                Penguins.Island.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
                cells.get(5),
                cells.get(6),
                "Yes".equals(cells.get(7)),
                LocalDate.parse(cells.get(8)),
                known(cells.get(9)).map(Double::valueOf),
                known(cells.get(10)).map(Double::valueOf),
                known(cells.get(11)).map(Integer::valueOf),
                known(cells.get(12)).map(Integer::valueOf),
                known(cells.get(13)).map(Penguins.Sex::valueOf),
                known(cells.get(14)).map(Double::valueOf),
                known(cells.get(15)).map(Double::valueOf),
                known(cells.get(16)));
    }

    private static Optional<String> known(String cell) {
        return "NA".equals(cell) ? Optional.empty() : Optional.of(cell);
    }

    /** The cells of a line; one that holds a comma stands in quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char current = line.charAt(i);
            if (current == '"') {
                quoted = !quoted;
            } else if (current == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(current);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
