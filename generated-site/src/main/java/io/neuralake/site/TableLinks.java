package io.neuralake.site;

import io.neuralake.catalog.Table;
import io.neuralake.site.page.Ref;
import java.util.List;

/** What others have to link to from a table's page: a dashboard, say. */
@FunctionalInterface
public interface TableLinks {

    /** The links of a table; addresses are of the web or relative to the table's page. */
    List<Ref> of(Table table);
}
