package io.neuralake.processor.read;

import io.neuralake.catalog.Origin;
import io.neuralake.catalog.Panel;
import java.util.ArrayList;
import java.util.List;

/** Reads the panels that a team places on a table's dashboard. It is not loaded for tables without. */
final class PanelReader {

    private PanelReader() {}

    /** The panels in the order in which they were written. */
    static List<Panel> read(List<Written> annotations, Origin origin) {
        List<Panel> panels = new ArrayList<>();
        for (Written said : annotations) {
            panels.add(new Panel(
                    said.text("title"),
                    said.constant("kind", Panel.Kind.class).orElse(Panel.Kind.TIME_SERIES),
                    said.texts("columns"),
                    said.constant("aggregation", Panel.Aggregation.class).orElse(Panel.Aggregation.MEAN),
                    said.text("by"),
                    said.text("sql"),
                    said.text("unit"),
                    said.text("description"),
                    origin.annotation("Panel", panels.size())));
        }
        return panels;
    }
}
