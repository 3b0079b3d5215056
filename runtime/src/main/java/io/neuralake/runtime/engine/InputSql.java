package io.neuralake.runtime.engine;

import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStore;
import io.neuralake.runtime.storage.RootedStore;
import io.neuralake.runtime.storage.StorageException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is read of a table, as a relation of a query: files that have been brought here and checked, or batches. */
final class InputSql {

    private final ObjectStore store;
    private final FooterCheck footers = new FooterCheck();

    InputSql(ObjectStore store) {
        this.store = store;
    }

    /** A query for all columns of the table, of which those that are not needed may be wrong. */
    String relation(Query query, TableInput input, Set<String> needed) throws SQLException, IOException {
        return input instanceof ScanPlan plan
                ? relation(query, plan, needed)
                : query.feed((BatchInput) input).relation();
    }

    /** Files that have to be read in different ways become parts of the relation; mostly there is one. */
    private String relation(Query query, ScanPlan plan, Set<String> needed) throws SQLException, IOException {
        List<String> paths = paths(query, plan);
        query.files().add(plan, paths, needed);
        List<FileColumns> stored = footers.check(query.connection(), plan, paths);
        NeverNull.check(query.asked(), plan, stored, needed);
        Map<Alike, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            boolean holed = plan.files().get(i).deletions().isPresent();
            groups.computeIfAbsent(new Alike(holed, stored.get(i).only(needed)), alike -> new ArrayList<>())
                    .add(i);
        }
        if (groups.isEmpty()) {
            return RelationSql.relation(plan, paths, FileColumns.PLAIN, needed, Optional.empty());
        }
        List<String> relations = new ArrayList<>();
        for (Map.Entry<Alike, List<Integer>> group : groups.entrySet()) {
            boolean all = groups.size() == 1;
            List<Integer> some = group.getValue();
            relations.add(relation(
                    query,
                    all ? plan : plan.only(some.stream().map(plan.files()::get).toList()),
                    all ? paths : some.stream().map(paths::get).toList(),
                    group.getKey(),
                    needed));
        }
        return String.join(" UNION ALL ", relations);
    }

    /** What files have in common that are read in one go. */
    private record Alike(boolean holed, FileColumns stored) {}

    /** Only files of which rows are deleted pay for finding out which. */
    private static String relation(Query query, ScanPlan plan, List<String> paths, Alike alike, Set<String> needed)
            throws SQLException {
        if (!alike.holed()) {
            return RelationSql.relation(plan, paths, alike.stored(), needed, Optional.empty());
        }
        String deleted = query.unique("neuralake_deleted_");
        DeletedRowsSql.load(query, deleted, plan.files());
        return RelationSql.relation(plan, paths, alike.stored(), needed, Optional.of(DeletedRowsSql.present(deleted)));
    }

    private List<String> paths(Query query, ScanPlan plan) throws IOException {
        ObjectStore from =
                plan.root().isPresent() ? new RootedStore(store, plan.root().get()) : store;
        LocalFiles local;
        try {
            local = from.local(plan.files().stream().map(PlannedFile::object).toList());
        } catch (NoSuchFileException | StorageException | InvalidPathException e) {
            throw EngineFailure.of(query.asked(), e, plan.table());
        }
        query.onClose(local);
        return local.paths().stream().map(Path::toString).toList();
    }
}
