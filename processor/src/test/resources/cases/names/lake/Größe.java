package lake;

import io.neuralake.annotations.Column;
import io.neuralake.annotations.Table;

/**
 * Größen: 測定値 — »Maße« 🧠.
 *
 * @param höhe Höhe über dem Meer
 * @param count clashes with a method of every accessor
 * @param countColumn and this with what that becomes
 * @param hashCode0 fine
 * @param stream also
 * @param open fine here
 * @param decode also
 */
@Table(database = "public_data", name = "sizes", location = "${lake}/sizes")
public record Größe(
        @Column(name = "height") double höhe,
        int count,
        int countColumn,
        int hashCode0,
        String stream,
        String open,
        int decode) {}
