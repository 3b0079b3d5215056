package io.neuralake.runtime.engine;

import io.neuralake.runtime.plan.BatchInput;
import io.neuralake.runtime.plan.PlannedFile;
import io.neuralake.runtime.plan.ScanPlan;
import io.neuralake.runtime.plan.TableInput;
import io.neuralake.runtime.storage.LocalFiles;
import io.neuralake.runtime.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /** Only files of which rows are deleted pay for finding out which. */
    private String relation(Query query, ScanPlan plan, Set<String> needed) throws SQLException, IOException {
        List<PlannedFile> whole = new ArrayList<>();
        List<PlannedFile> holed = new ArrayList<>();
        plan.files().forEach(file -> (file.deletions().isPresent() ? holed : whole).add(file));
        footers.check(query.connection(), plan, paths(query, plan.files()));
        if (holed.isEmpty()) {
            return RelationSql.relation(plan, paths(query, whole), needed, Optional.empty());
        }
        String deleted = query.unique("neuralake_deleted_");
        DeletedRowsSql.load(query.connection(), deleted, holed);
        String present = RelationSql.relation(
                plan.only(holed), paths(query, holed), needed, Optional.of(DeletedRowsSql.present(deleted)));
        return whole.isEmpty()
                ? present
                : RelationSql.relation(plan.only(whole), paths(query, whole), needed, Optional.empty()) + " UNION ALL "
                        + present;
    }

    private List<String> paths(Query query, List<PlannedFile> files) throws IOException {
        LocalFiles local = store.local(files.stream().map(PlannedFile::object).toList());
        query.onClose(local);
        return local.paths().stream().map(Path::toString).toList();
    }
}
