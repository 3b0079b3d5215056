package io.neuralake.samples.data.rows;

import io.neuralake.samples.bci.NormalizedBinnedSpikes;
import io.neuralake.samples.bci.SpikeWaveforms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Spikes of channels that are tuned to movement.
 *
 * <p>Channel c fires at b·(1 + m·s·cos(d − p)) spikes a second, where b is its resting rate, m the depth of its tuning, p
 * its preferred direction, d the direction of the cursor and s its speed. Counts in a bin are Poisson.
 */
final class SpikeSimulator {

    private static final Duration BIN = Duration.ofMillis(100);
    private static final int BINS_PER_HOUR = 36_000;
    private static final double TOP_SPEED = 400;

    private final double scale;

    SpikeSimulator(double scale) {
        this.scale = scale;
    }

    Stream<NormalizedBinnedSpikes> binnedSpikes() {
        return Lab.IMPLANTS.stream()
                .flatMap(implant -> Lab.DAYS.stream()
                        .flatMap(day -> Lab.HOURS.stream().flatMap(hour -> hour(implant, day, hour).stream())));
    }

    private List<NormalizedBinnedSpikes> hour(int implant, LocalDate day, int hour) {
        int bins = Lab.count(2_400, scale, BINS_PER_HOUR);
        Random random = Lab.random("spikes", implant, day, hour);
        List<Channel> channels = channels(implant);
        double[][] velocities = new double[bins][];
        int[][] counts = new int[bins][Lab.CHANNELS];
        long[] totals = new long[Lab.CHANNELS];
        double[] velocity = {0, 0};
        for (int bin = 0; bin < bins; bin++) {
            velocity = step(velocity, random);
            velocities[bin] = velocity;
            for (int channel = 0; channel < Lab.CHANNELS; channel++) {
                int count = poisson(channels.get(channel).rate(velocity) * BIN.toMillis() / 1_000, random);
                counts[bin][channel] = count;
                totals[channel] += count;
            }
        }
        List<NormalizedBinnedSpikes> rows = new ArrayList<>(bins);
        Instant start = Lab.start(day, hour);
        UUID session = Lab.session(implant, day, hour);
        int rest = bins / 10;
        for (int bin = 0; bin < bins; bin++) {
            List<Short> masked = masked(random);
            boolean moving = bin >= rest;
            rows.add(new NormalizedBinnedSpikes(
                    implant,
                    day,
                    hour,
                    start.plus(BIN.multipliedBy(bin)),
                    session,
                    rates(counts[bin], totals, bins, masked),
                    masked,
                    moving ? velocities[bin][0] : null,
                    moving ? velocities[bin][1] : null));
        }
        return rows;
    }

    /** A smooth random movement: what is left of the old velocity, and a push. */
    private static double[] step(double[] velocity, Random random) {
        return new double[] {
            0.9 * velocity[0] + 0.12 * TOP_SPEED * random.nextGaussian(),
            0.9 * velocity[1] + 0.12 * TOP_SPEED * random.nextGaussian()
        };
    }

    /** Few bins have a noisy channel; then it is two neighbours. */
    private static List<Short> masked(Random random) {
        if (random.nextInt(200) > 0) {
            return List.of();
        }
        int first = random.nextInt(Lab.CHANNELS - 1);
        return List.of((short) first, (short) (first + 1));
    }

    private static List<Float> rates(int[] counts, long[] totals, int bins, List<Short> masked) {
        List<Float> rates = new ArrayList<>(counts.length);
        for (int channel = 0; channel < counts.length; channel++) {
            boolean silent = totals[channel] == 0 || masked.contains((short) channel);
            rates.add(silent ? Float.NaN : (float) ((double) counts[channel] * bins / totals[channel]));
        }
        return rates;
    }

    /** The number of events of a Poisson process of that mean, by multiplying uniform numbers (Knuth). */
    private static int poisson(double mean, Random random) {
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static List<Channel> channels(int implant) {
        Random random = Lab.random("channels", implant);
        return Stream.generate(() -> new Channel(
                        5 + 20 * random.nextDouble(), 0.8 * random.nextDouble(), 2 * Math.PI * random.nextDouble()))
                .limit(Lab.CHANNELS)
                .toList();
    }

    Stream<SpikeWaveforms> waveforms() {
        return Lab.IMPLANTS.stream().flatMap(implant -> Lab.DAYS.stream().flatMap(day -> waveforms(implant, day)));
    }

    private Stream<SpikeWaveforms> waveforms(int implant, LocalDate day) {
        int count = Lab.count(400, scale, 40_000);
        Random random = Lab.random("waveforms", implant, day);
        Instant start = Lab.start(day, Lab.HOURS.get(0));
        List<SpikeWaveforms> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(waveform(implant, day, start.plusMillis(3_600_000L * i / count), random));
        }
        return rows.stream();
    }

    private static SpikeWaveforms waveform(int implant, LocalDate day, Instant at, Random random) {
        SpikeWaveforms row = new SpikeWaveforms();
        row.implantId = implant;
        row.date = day;
        row.peakAt = at;
        row.channel = (short) random.nextInt(Lab.CHANNELS);
        row.artefact = random.nextInt(50) == 0;
        row.cluster = cluster(row.artefact, random);
        double height = row.artefact ? 2_000 : 300 + 60 * random.nextGaussian();
        row.samples = shape(height, random);
        row.components = row.artefact
                ? new double[] {Double.NaN, Double.NaN, Double.NaN}
                : new double[] {height / 300, random.nextGaussian(), random.nextGaussian()};
        row.amplitude = (float) (1.4 * height * 0.195);
        row.packet = new byte[random.nextInt(20) == 0 ? 0 : 24];
        random.nextBytes(row.packet);
        return row;
    }

    private static @Nullable Byte cluster(boolean artefact, Random random) {
        return artefact || random.nextInt(10) == 0 ? null : (byte) random.nextInt(4);
    }

    /** A fast dip and a slow rise, with noise. */
    private static short[] shape(double height, Random random) {
        short[] samples = new short[40];
        for (int i = 0; i < samples.length; i++) {
            double dip = StrictMath.exp(-square((i - 12) / 2.5));
            double rise = 0.4 * StrictMath.exp(-square((i - 20) / 6.0));
            samples[i] = (short) Math.round(height * (rise - dip) + 12 * random.nextGaussian());
        }
        return samples;
    }

    private static double square(double value) {
        return value * value;
    }

    /** How a channel fires. */
    private record Channel(double resting, double depth, double preferred) {

        double rate(double[] velocity) {
            double along = velocity[0] * StrictMath.cos(preferred) + velocity[1] * StrictMath.sin(preferred);
            return Math.max(0.2, resting * (1 + depth * along / TOP_SPEED));
        }
    }
}
