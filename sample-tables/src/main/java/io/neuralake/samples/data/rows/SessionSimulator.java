package io.neuralake.samples.data.rows;

import io.neuralake.samples.bci.DecoderSessions;
import io.neuralake.samples.bci.DecoderSessions.Decoder;
import io.neuralake.samples.bci.DecoderSessions.Decoder.Layer;
import io.neuralake.samples.bci.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decoder session for each hour in which there are spikes. */
final class SessionSimulator {

    private static final List<Task> TASKS = List.of(Task.values());
    private static final List<String> OPERATORS = List.of("A. Lindqvist", "B. Okafor", "Zoë Müller");
    private static final List<String> TARGETS = List.of("north", "east", "south", "west");

    private SessionSimulator() {}

    static Stream<DecoderSessions> sessions() {
        return Lab.IMPLANTS.stream()
                .flatMap(implant ->
                        Lab.DAYS.stream().flatMap(day -> Lab.HOURS.stream().map(hour -> session(implant, day, hour))));
    }

    private static DecoderSessions session(int implant, LocalDate day, int hour) {
        Random random = Lab.random("sessions", implant, day, hour);
        Instant start = Lab.start(day, hour);
        Task task = Lab.pick(TASKS, random);
        boolean scored = task == Task.WEBGRID || task == Task.CENTER_OUT;
        boolean last = day.equals(Lab.DAYS.get(Lab.DAYS.size() - 1)) && hour == Lab.HOURS.get(Lab.HOURS.size() - 1);
        return new DecoderSessions(
                Lab.session(implant, day, hour),
                implant,
                start,
                last ? Optional.empty() : Optional.of(start.plusSeconds(3_000 + random.nextInt(600))),
                task,
                decoder(random),
                blocks(start, scored, random),
                scored ? BigDecimal.valueOf(2 + 6 * random.nextDouble()).setScale(2, RoundingMode.HALF_EVEN) : null,
                misses(scored, random),
                notes(random),
                trainingDays(day),
                Lab.pick(OPERATORS, random));
    }

    private static Decoder decoder(Random random) {
        if (random.nextInt(3) == 0) {
            return new Decoder("kalman", List.of(), Map.of());
        }
        Map<String, Double> settings = new LinkedHashMap<>();
        settings.put("dropout", 0.1 * random.nextInt(5));
        settings.put("learning rate", 0.001);
        return new Decoder("recurrent", List.of(new Layer(64, "tanh"), new Layer(2, "identity")), settings);
    }

    private static List<DecoderSessions.Block> blocks(Instant start, boolean scored, Random random) {
        int count = random.nextInt(5);
        List<DecoderSessions.Block> blocks = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            Instant begin = start.plusSeconds(600L * (number - 1));
            blocks.add(new DecoderSessions.Block(number, begin, scored ? 0.7 + 0.3 * random.nextDouble() : null));
        }
        return blocks;
    }

    private static Map<String, @Nullable Integer> misses(boolean scored, Random random) {
        Map<String, @Nullable Integer> misses = new LinkedHashMap<>();
        if (scored) {
            TARGETS.forEach(target -> misses.put(target, random.nextInt(6) == 0 ? null : random.nextInt(9)));
        }
        return misses;
    }

    private static List<@Nullable String> notes(Random random) {
        List<@Nullable String> notes = new ArrayList<>();
        if (random.nextInt(2) == 0) {
            notes.add("felt \"sticky\" in the upper left, 3 % slower");
        }
        if (random.nextInt(4) == 0) {
            notes.add(null);
            notes.add("décodeur changé après le 1er bloc");
        }
        return notes;
    }

    /** A decoder is trained on the days before, and on the day itself. */
    private static List<LocalDate> trainingDays(LocalDate day) {
        return Lab.DAYS.stream().filter(known -> !known.isAfter(day)).toList();
    }
}
