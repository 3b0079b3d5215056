package lake.clinic;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.TableAccessor;
import io.neuralake.runtime.column.NestedColumn;
import io.neuralake.runtime.column.OrderedColumn;
import io.neuralake.runtime.column.StringColumn;
import io.neuralake.runtime.column.StructColumn;
import io.neuralake.runtime.row.RowCursor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import lake.größen.Maß;

/**
 * Typed access to {@code clinic.participants}: People who take part, with `code`, a link and &lt;em&gt;HTML&lt;/em&gt;.
 */
@Generated("io.neuralake.processor.TableProcessor")
public final class ParticipantTable extends TableAccessor<ParticipantTable, Participant> {
    /**
     * Opens the table.
     *
     * @param catalog the catalog that holds it
     */
    public ParticipantTable(Catalog catalog) {
        super(catalog, "clinic", "participants");
    }

    /**
     * {@return column {@code site}: where they are seen}
     */
    public StringColumn site() {
        return stringColumn("site");
    }

    /**
     * {@return column {@code day}: when they came first, in local time}
     */
    public OrderedColumn<LocalDate> day() {
        return dateColumn("day");
    }

    /**
     * {@return column {@code initials}: Given and family name}
     */
    public StringColumn initials() {
        return stringColumn("initials");
    }

    /**
     * {@return column {@code nickname}: what they are called}
     */
    public StringColumn nickname() {
        return stringColumn("nickname");
    }

    /**
     * {@return column {@code height}: how tall they are}
     */
    public StructColumn height() {
        return structColumn("height");
    }

    /**
     * {@return column {@code visits}: what happened}
     */
    public NestedColumn visits() {
        return nestedColumn("visits");
    }

    @Override
    protected Participant decode(RowCursor row) {
        return new Participant(row.getString(0), row.getDate(1), row.getString(2),
                row.getStringOrNull(3), maß(row.getStruct(4)), visitList(row.getElements(5)));
    }

    private static Maß maß(RowCursor row) {
        return new Maß(row.getDouble(0), row.getString(1));
    }

    private static List<Participant.Visit> visitList(RowCursor row) {
        List<Participant.Visit> values = new ArrayList<Participant.Visit>(row.size());
        while (row.next()) {
            values.add(visit(row.getStruct(0)));
        }
        return values;
    }

    private static Participant.Visit visit(RowCursor row) {
        return new Participant.Visit(row.getInt(0),
                row.getEnum(1, Participant.Visit.Outcome.class));
    }
}
