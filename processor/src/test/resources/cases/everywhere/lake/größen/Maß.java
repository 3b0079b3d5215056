package lake.größen;

import io.neuralake.annotations.Column;

/**
 * Ein Maß.
 *
 * @param größe wie viel
 * @param einheit wovon
 */
public record Maß(@Column(name = "wert") double größe, String einheit) {}
