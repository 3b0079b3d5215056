package io.neuralake.samples.bci;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Table;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the electrode map: it follows from the drawing of the implant, so that nobody has to store it. */
public final class ElectrodeMap {

    private static final double THREAD_DISTANCE = 300;
    private static final double ELECTRODE_DISTANCE = 50;

    private ElectrodeMap() {}

    /**
     * The place of each electrode of an implant, by channel.
     *
     * @param channels number of channels of the implant
     * @param threads number of threads on which they lie; 4 unless given
     */
    @Table(
            database = "bci",
            name = "electrode_sites",
            tags = "geometry",
            source = "drawing of the implant",
            uniqueColumns = "channel")
    @DocFilter(column = "depth", operator = Operator.LE, value = "200")
    public static Stream<ElectrodeSite> electrodeSites(int channels, @Nullable Integer threads) {
        int count = threads == null ? 4 : threads;
        return IntStream.range(0, channels).mapToObj(channel -> site(channel, count));
    }

    private static ElectrodeSite site(int channel, int threads) {
        int thread = channel % threads;
        double depth = ELECTRODE_DISTANCE * (1 + channel / threads);
        double angle = 2 * Math.PI * thread / threads;
        double radius = THREAD_DISTANCE * threads / (2 * Math.PI);
        return new ElectrodeSite(
                (short) channel,
                (byte) thread,
                depth,
                new ElectrodeSite.Position(radius * Math.cos(angle), radius * Math.sin(angle), -depth));
    }

    /**
     * Where an electrode lies, counted from the point where its thread enters the cortex.
     *
     * @param channel channel on which the electrode is read
     * @param thread thread that carries the electrode, from 0
     * @param depth distance from the surface along the thread
     * @param position place in the coordinates of the implant
     */
    public record ElectrodeSite(
            short channel,
            byte thread,
            @Column(unit = "um") double depth,
            @Column(unit = "um") Position position) {

        /**
         * A point in the coordinates of the implant.
         *
         * @param x towards the nose
         * @param y to the left
         * @param z outwards
         */
        public record Position(double x, double y, double z) {}
    }
}
