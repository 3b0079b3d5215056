package io.neuralake.samples.data.rows;

import io.neuralake.samples.charger.Alarm;
import io.neuralake.samples.charger.ChargeSessions;
import io.neuralake.samples.charger.ChargerModels;
import io.neuralake.samples.charger.CoilTelemetry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What chargers log. Sites are called as people call them, so that directory names have to be escaped. */
final class ChargerSimulator {

    private static final List<String> SITES = List.of("Austin", "Zürich / Süd 50%", "a=b: \"quoted\" & 'more' #1?");
    private static final List<Alarm> ALARMS = List.of(Alarm.values());
    private static final List<String> CHARGERS = List.of("CH-17", "CH-21", "CH-22");

    private final double scale;

    ChargerSimulator(double scale) {
        this.scale = scale;
    }

    Stream<ChargeSessions> sessions() {
        return SITES.stream().flatMap(site -> Lab.DAYS.stream().flatMap(day -> sessions(site, day)));
    }

    private Stream<ChargeSessions> sessions(String site, LocalDate day) {
        int count = Lab.count(40, scale, 4_000);
        Random random = Lab.random("charges", site, day);
        long before = (long) Lab.DAYS.indexOf(day) * count;
        return IntStream.range(0, count).mapToObj(number -> {
            List<Alarm> alarms = alarms(random);
            return new ChargeSessions(
                    site,
                    day,
                    before + number + 1,
                    Lab.pick(CHARGERS, random),
                    Lab.pick(Lab.IMPLANTS, random),
                    Lab.start(day, 0).plusMillis(86_000_000L * number / count + random.nextInt(1_000)),
                    BigDecimal.valueOf(0.4 * random.nextDouble()).setScale(4, RoundingMode.HALF_EVEN),
                    random.nextInt(5) == 0 ? null : (float) (33 + 4 * random.nextDouble()),
                    alarms,
                    !alarms.isEmpty() && random.nextBoolean());
        });
    }

    private static List<Alarm> alarms(Random random) {
        List<Alarm> alarms = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            alarms.add(Lab.pick(ALARMS, random));
        }
        return alarms;
    }

    Stream<CoilTelemetry> telemetry() {
        return CHARGERS.stream().flatMap(this::telemetry);
    }

    /** Readings around midnight of a New Year, and of the days of recording. */
    private Stream<CoilTelemetry> telemetry(String charger) {
        int minutes = Lab.count(1_440, scale, 14_400);
        Random random = Lab.random("telemetry", charger);
        return Stream.of(LocalDateTime.of(2023, 12, 31, 22, 0), LocalDateTime.of(2024, 4, 13, 0, 0))
                .flatMap(start -> IntStream.range(0, minutes)
                        .mapToObj(minute -> reading(charger, start.plusMinutes(minute), random)));
    }

    private static CoilTelemetry reading(String charger, LocalDateTime at, Random random) {
        boolean idle = random.nextInt(4) == 0;
        return new CoilTelemetry(
                charger,
                (short) at.getYear(),
                at.plusNanos(1_000L * random.nextInt(1_000_000)),
                "CH-17".equals(charger) ? null : LocalTime.of(18, at.getDayOfMonth() % 60, 30, 250_000),
                idle ? Double.NaN : 1.5 + 0.1 * random.nextGaussian(),
                temperatures(random),
                (byte) (idle ? 0 : random.nextInt(128)));
    }

    private static Map<String, Float> temperatures(Random random) {
        Map<String, Float> temperatures = new LinkedHashMap<>();
        if (random.nextInt(30) > 0) {
            temperatures.put("coil", (float) (35 + 2 * random.nextDouble()));
            temperatures.put("case", (float) (28 + 2 * random.nextDouble()));
        }
        return temperatures;
    }

    static Stream<ChargerModels> models() {
        return Stream.of(
                new ChargerModels(
                        "Pad", LocalDate.of(2021, 5, 1), LocalDate.of(2023, 6, 30), 90, new BigDecimal("349.00"), 210L),
                new ChargerModels("Cap", LocalDate.of(2022, 9, 15), null, 65, new BigDecimal("499.50"), 1_840L),
                new ChargerModels("Pillow", LocalDate.of(2024, 2, 1), null, 240, new BigDecimal("629.90"), 75L),
                new ChargerModels("Cap 2", LocalDate.of(2024, 4, 1), null, 60, new BigDecimal("0.00"), null));
    }
}
