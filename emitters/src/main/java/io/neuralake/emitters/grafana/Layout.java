package io.neuralake.emitters.grafana;

import io.neuralake.catalog.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Puts panels beside each other, from left to right and then below, and numbers them. */
final class Layout {

    private static final int WIDTH = 24;

    private final List<JsonObject> panels = new ArrayList<>();
    private int x;
    private int y;
    private int height;

    /** Adds a panel that is as many of 24 columns wide, and as many times 30 pixels high. */
    void add(int wide, int high, JsonObject panel) {
        if (x + wide > WIDTH) {
            nextRow();
        }
        JsonObject place =
                new JsonObject().set("h", high).set("w", wide).set("x", x).set("y", y);
        JsonObject placed = new JsonObject().set("id", panels.size() + 1).set("gridPos", place);
        panel.members().forEach(placed::set);
        panels.add(placed);
        x += wide;
        height = Math.max(height, high);
    }

    /** What follows starts at the left. */
    void nextRow() {
        x = 0;
        y += height;
        height = 0;
    }

    List<JsonObject> panels() {
        return List.copyOf(panels);
    }
}
