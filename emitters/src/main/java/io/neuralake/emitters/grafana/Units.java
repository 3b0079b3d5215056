package io.neuralake.emitters.grafana;

import java.util.Map;

/** Units of columns as Grafana calls them; it shows one that it does not know behind the number. */
final class Units {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("%", "percent"),
            Map.entry("percent", "percent"),
            Map.entry("C", "celsius"),
            Map.entry("°C", "celsius"),
            Map.entry("K", "kelvin"),
            Map.entry("dBm", "dBm"),
            Map.entry("Hz", "hertz"),
            Map.entry("V", "volt"),
            Map.entry("mV", "mvolt"),
            Map.entry("A", "amp"),
            Map.entry("mA", "mamp"),
            Map.entry("W", "watt"),
            Map.entry("Nm", "torquenm"),
            Map.entry("m", "lengthm"),
            Map.entry("mm", "lengthmm"),
            Map.entry("km", "lengthkm"),
            Map.entry("g", "massg"),
            Map.entry("kg", "masskg"),
            Map.entry("ns", "ns"),
            Map.entry("us", "µs"),
            Map.entry("ms", "ms"),
            Map.entry("s", "s"),
            Map.entry("min", "m"),
            Map.entry("h", "h"),
            Map.entry("B", "decbytes"),
            Map.entry("bytes", "decbytes"),
            Map.entry("USD", "currencyUSD"),
            Map.entry("EUR", "currencyEUR"));

    private Units() {}

    /** Grafana's name of a unit; {@code short}, a plain number, if there is none. */
    static String of(String unit) {
        if (unit.isEmpty()) {
            return "short";
        }
        String known = KNOWN.get(unit);
        return known == null ? "suffix: " + unit : known;
    }
}
