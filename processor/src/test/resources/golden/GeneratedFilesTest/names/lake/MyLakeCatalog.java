package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import javax.annotation.processing.Generated;

/**
 * The catalog {@code my_lake}: Declares the catalog on a type.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class MyLakeCatalog extends Catalog {
    private MyLakeCatalog(CatalogOptions options) {
        super(MyLakeCatalog.class, options);
    }

    /**
     * {@return the catalog, with locations from system properties and the environment}
     */
    public static MyLakeCatalog open() {
        return open(CatalogOptions.defaults());
    }

    /**
     * {@return the catalog, opened as the options say}
     *
     * @param options locations, and how to read
     */
    public static MyLakeCatalog open(CatalogOptions options) {
        return new MyLakeCatalog(options);
    }

    /**
     * {@return database {@code public_data}}
     */
    public PublicDataDatabase publicData() {
        return new PublicDataDatabase(this);
    }

    /**
     * {@return database {@code tables}}
     */
    public TablesDatabase tablesDatabase() {
        return new TablesDatabase(this);
    }
}
