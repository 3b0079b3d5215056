package lake.größen;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Table;
import java.util.Map;

/**
 * 測定: was »gemessen« wurde 🧠.
 *
 * @param ort wo
 * @param werte was
 */
@Table(database = "masse", name = "messung", location = "${lake}/messung")
public record Messung(@Column(name = "ort", example = "Zürich") String ort, Map<String, Maß> werte) {}
