package io.neuralake.samples.data.rows;

import java.util.List;
import java.util.stream.Stream;

/** The rows of every sample table that is stored. */
public final class SampleRows {

    private SampleRows() {}

    /**
     * The rows of all stored tables, each made when it is asked for.
     *
     * @param scale TPC-H's scale factor; the simulated tables grow with it until they are complete
     */
    public static List<Rows> at(double scale) {
        SpikeSimulator spikes = new SpikeSimulator(scale);
        ImplantSimulator implants = new ImplantSimulator(scale);
        ChargerSimulator chargers = new ChargerSimulator(scale);
        RobotSimulator robots = new RobotSimulator(scale);
        List<Rows> lab = List.of(
                new Rows("bci.normalized_binned_spikes", spikes::binnedSpikes),
                new Rows("bci.spike_waveforms", spikes::waveforms),
                new Rows("bci.decoder_sessions", SessionSimulator::sessions),
                new Rows("implant.implant_diagnostics", implants::diagnostics),
                new Rows("implant.implants", implants::implants),
                new Rows("implant.firmware_updates", implants::firmwareUpdates),
                new Rows("charger.charge_sessions", chargers::sessions),
                new Rows("charger.coil_telemetry", chargers::telemetry),
                new Rows("charger.charger_models", ChargerSimulator::models),
                new Rows("robot.tool_poses", robots::toolPoses),
                new Rows("robot.poses", robots::poses),
                new Rows("field.penguins", PenguinFile::penguins));
        return Stream.concat(lab.stream(), new TpchRows(scale).all().stream()).toList();
    }
}
