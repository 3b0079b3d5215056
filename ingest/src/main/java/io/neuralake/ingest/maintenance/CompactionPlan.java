package io.neuralake.ingest.maintenance;

import io.neuralake.ingest.log.Action.AddFile;
import io.neuralake.runtime.plan.PercentEscapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chooses small files that are put together: those of one partition, in the order in which they were written. */
final class CompactionPlan {

    /** What a file with deleted rows has. Such files are left alone. */
    static final String DELETIONS = "deletionVector";

    private CompactionPlan() {}

    /**
     * Groups of files, each of which becomes one.
     *
     * @param now files that are younger than the options say at this moment are left alone
     */
    static List<List<AddFile>> groups(TableFiles table, CompactionOptions options, Instant now) {
        long youngest = now.minus(options.quiet()).toEpochMilli();
        Map<String, List<AddFile>> partitions = new TreeMap<>();
        for (AddFile file : table.files()) {
            // Two files of this size would be larger than the target.
            boolean small = file.size() <= options.targetBytes() / 2;
            if (small
                    && plain(file.path())
                    && file.modificationTime() <= youngest
                    && !file.others().containsKey(DELETIONS)) {
                partitions
                        .computeIfAbsent(key(file.partitionValues()), partition -> new ArrayList<>())
                        .add(file);
            }
        }
        List<List<AddFile>> groups = new ArrayList<>();
        for (List<AddFile> files : partitions.values()) {
            files.sort(Comparator.comparingLong(AddFile::modificationTime).thenComparing(AddFile::path));
            groups.addAll(filled(files, options));
        }
        return groups;
    }

    /** Whether a path is relative, and has nothing that stands for other paths where files are read. */
    private static boolean plain(String path) {
        String decoded = PercentEscapes.decode(path);
        return !decoded.startsWith("/") && decoded.chars().noneMatch(letter -> "*?[:\\".indexOf(letter) >= 0);
    }

    /** Values as text, in which an absent one is not an empty one, and no two sets of values are the same. */
    private static String key(Map<String, Optional<String>> values) {
        StringBuilder key = new StringBuilder();
        values.forEach((name, value) -> key.append(name.length())
                .append(name)
                .append(value.map(text -> "=" + text.length() + text).orElse("-")));
        return key.toString();
    }

    private static List<List<AddFile>> filled(List<AddFile> files, CompactionOptions options) {
        List<List<AddFile>> groups = new ArrayList<>();
        List<AddFile> group = new ArrayList<>();
        long bytes = 0;
        for (AddFile file : files) {
            if (bytes + file.size() > options.targetBytes() && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(file);
            bytes += file.size();
        }
        groups.add(group);
        groups.removeIf(few -> few.size() < options.leastFiles());
        return groups;
    }
}
