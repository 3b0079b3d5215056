package io.neuralake.samples.data.rows;

import io.neuralake.samples.implant.FirmwareUpdates;
import io.neuralake.samples.implant.FirmwareUpdates.Digest;
import io.neuralake.samples.implant.FirmwareUpdates.Version;
import io.neuralake.samples.implant.ImplantDiagnostics;
import io.neuralake.samples.implant.ImplantDiagnostics.State;
import io.neuralake.samples.implant.Implants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What implants report of themselves, and the registers that are kept of them. */
final class ImplantSimulator {

    private static final int TICKS_PER_SECOND = 32_768;
    private static final List<String> FAILURES = List.of("battery below 40 %", "connection lost", "image damaged");

    private final double scale;

    ImplantSimulator(double scale) {
        this.scale = scale;
    }

    Stream<ImplantDiagnostics> diagnostics() {
        return Lab.IMPLANTS.stream()
                .flatMap(implant -> Lab.DAYS.stream().flatMap(day -> reports(implant, day).stream()));
    }

    /** Reports of one day from nine o'clock on; the implant reboots now and then, and its battery runs down. */
    private List<ImplantDiagnostics> reports(int implant, LocalDate day) {
        int count = Lab.count(7_200, scale, 50_000);
        Random random = Lab.random("diagnostics", implant, day);
        Instant start = Lab.start(day, Lab.HOURS.get(0));
        List<ImplantDiagnostics> reports = new ArrayList<>(count);
        long bootedSeconds = -random.nextInt(100_000);
        double battery = 60 + 40 * random.nextDouble();
        for (int second = 0; second < count; second++) {
            if (random.nextInt(3_000) == 0) {
                bootedSeconds = second;
            }
            long uptime = second - bootedSeconds;
            State state = state(second, count);
            battery = Math.max(5, Math.min(100, battery + (state == State.CHARGING ? 0.02 : -0.005)));
            long micros = 1_000_000L * second + random.nextInt(900_000);
            reports.add(new ImplantDiagnostics(
                    implant,
                    day,
                    start.plusNanos(1_000 * micros),
                    uptime * TICKS_PER_SECOND + random.nextInt(TICKS_PER_SECOND),
                    (float) battery,
                    uptime < 5 ? Double.NaN : 36.8 + 0.2 * random.nextGaussian(),
                    random.nextInt(12) == 0 ? null : -55 - random.nextInt(30),
                    state));
        }
        return reports;
    }

    private static State state(int second, int count) {
        if (second > 0.8 * count) {
            return State.CHARGING;
        }
        return second % 600 < 450 ? State.STREAMING : State.IDLE;
    }

    Stream<Implants> implants() {
        return Stream.of(
                implant(4412, "N1 rev B", 'K', "Explanted P.", LocalDate.of(2022, 11, 3), LocalDate.of(2024, 1, 19)),
                implant(4595, "N1 rev C", 'M', "Nora Ł.", LocalDate.of(2023, 9, 12), null),
                implant(4601, "N1 rev C", 'M', "O'Brien, T.", LocalDate.of(2023, 10, 2), null),
                implant(5213, "N2 rev A", 'é', "李 W.", LocalDate.of(2024, 2, 20), null));
    }

    private static Implants implant(
            int id, String model, char batch, String participant, LocalDate from, @Nullable LocalDate until) {
        Random random = Lab.random("implants", id);
        float[] impedances = new float[id == 4412 ? 0 : Lab.CHANNELS];
        for (int i = 0; i < impedances.length; i++) {
            impedances[i] = random.nextInt(16) == 0 ? Float.NaN : (float) (80 + 20 * random.nextGaussian());
        }
        return new Implant(
                id,
                Lab.name("device", id),
                model,
                batch,
                participant,
                from,
                Optional.ofNullable(until),
                until == null ? LocalTime.of(20 + id % 3, 15 * (id % 4)) : null,
                impedances);
    }

    Stream<FirmwareUpdates> firmwareUpdates() {
        return IntStream.range(0, 24).mapToObj(ImplantSimulator::update);
    }

    private static FirmwareUpdates update(int number) {
        Random random = Lab.random("firmware", number);
        int implant = Lab.IMPLANTS.get(number % Lab.IMPLANTS.size());
        int release = number / Lab.IMPLANTS.size();
        UUID image = Lab.name("image", release);
        return new FirmwareUpdates(
                implant,
                Lab.start(LocalDate.of(2024, 1, 8).plusWeeks(release), 7).plusSeconds(random.nextInt(3_600)),
                version(release),
                version(release + 1),
                180_000 + random.nextInt(20_000),
                new Digest("SHA-256", image.toString().replace("-", "").repeat(2)),
                failure(number));
    }

    private static Optional<String> failure(int number) {
        return number % 4 == 0 ? Optional.of(FAILURES.get(number / 4 % FAILURES.size())) : Optional.empty();
    }

    private static Version version(int release) {
        return new Version((short) 3, (short) (release / 4), release % 4);
    }

    /** A row of the register. */
    private record Implant(
            int implantId,
            UUID deviceIdentifier,
            String model,
            char batch,
            String participant,
            LocalDate implantedOn,
            Optional<LocalDate> explantedOn,
            @Nullable LocalTime chargeReminder,
            @SuppressWarnings("ArrayRecordComponent") // the interface that is implemented has an array
            float[] impedances)
            implements Implants {}
}
