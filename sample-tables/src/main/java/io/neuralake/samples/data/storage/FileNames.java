package io.neuralake.samples.data.storage;

import io.neuralake.catalog.Partitioning;
import io.neuralake.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Names files and the directories that their partition values choose. */
final class FileNames {

    private static final String ESCAPED = "\"#%'*/:=?\\{[]^\u007f";

    private FileNames() {}

    /** Name of a file below the root of its table. */
    static String name(Table table, DataFile file, int number) {
        boolean named = table.partitioning().orElse(Partitioning.HIVE) == Partitioning.HIVE;
        StringBuilder name = new StringBuilder();
        for (Map.Entry<String, String> value : file.directories().entrySet()) {
            name.append(named ? value.getKey() + "=" : "")
                    .append(escaped(value.getValue()))
                    .append('/');
        }
        return name + String.format(Locale.ROOT, "part-%05d.zstd.parquet", number);
    }

    /**
     * A value as a directory name: what a URL, a file system, or a Java without a UTF-8 locale might not take is written as
     * its bytes, {@code %2F}.
     */
    private static String escaped(String value) {
        StringBuilder name = new StringBuilder();
        for (byte current : value.getBytes(StandardCharsets.UTF_8)) {
            if (current < ' ' || ESCAPED.indexOf(current) >= 0) {
                name.append(String.format(Locale.ROOT, "%%%02X", current));
            } else {
                name.append((char) current);
            }
        }
        return name.toString();
    }
}
