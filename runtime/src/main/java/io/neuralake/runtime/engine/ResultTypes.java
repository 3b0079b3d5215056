package io.neuralake.runtime.engine;

import io.neuralake.runtime.error.LakeException;
import io.neuralake.runtime.plan.StoredType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses results that Arrow batches cannot carry: DuckDB would hand out their bytes, or leave out a part of them, without
 * saying so.
 */
final class ResultTypes {

    /** Types of SQL alone whose values come out whole. */
    private static final Set<String> KEPT = Set.of("HUGEINT", "INTERVAL", "TIMESTAMP_NS");

    private ResultTypes() {}

    /**
     * Looks at the columns of a result.
     *
     * @throws LakeException if a value of one would lose its meaning
     */
    static void check(String asked, ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Optional<String> lost = lost(DuckTypes.type(columns.getColumnTypeName(i)));
            if (lost.isPresent()) {
                throw new LakeException(
                        asked,
                        "column '" + columns.getColumnName(i) + "' is " + lost.get()
                                + ", which a result has no values for",
                        "write CAST(… AS VARCHAR), or another type that has the value");
            }
        }
    }

    private static Optional<String> lost(StoredType type) {
        if (type instanceof StoredType.Foreign foreign) {
            return KEPT.contains(foreign.text()) ? Optional.empty() : Optional.of(foreign.text());
        }
        if (type instanceof StoredType.Listed list) {
            return lost(list.element());
        }
        if (type instanceof StoredType.Mapped map) {
            return lost(map.key()).or(() -> lost(map.value()));
        }
        if (type instanceof StoredType.Nested nested) {
            return nested.fields().values().stream()
                    .map(ResultTypes::lost)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }
}
