package lake;

import io.neuralake.runtime.Catalog;
import io.neuralake.runtime.CatalogOptions;
import javax.annotation.processing.Generated;

/**
 * The catalog {@code nlk}: What the lab *measures*: &#123;braces&#125;, &lt;tags&gt;, &#64;signs, back&#92;slash&#92;u0041s and *&#47; ends.
 */
@Generated("io.neuralake.processor.CatalogProcessor")
public final class NlkCatalog extends Catalog {
    private NlkCatalog(CatalogOptions options) {
        super(NlkCatalog.class, options, "bci", "store");
    }

    /**
     * {@return the catalog, with locations from system properties and the environment}
     */
    public static NlkCatalog open() {
        return open(CatalogOptions.defaults());
    }

    /**
     * {@return the catalog, opened as the options say}
     *
     * @param options locations, and how to read
     */
    public static NlkCatalog open(CatalogOptions options) {
        return new NlkCatalog(options);
    }

    /**
     * {@return database {@code bci}: Signals of the brain, with `units` and text}
     */
    public BciDatabase bci() {
        return new BciDatabase(this);
    }

    /**
     * {@return database {@code store}}
     */
    public StoreDatabase store() {
        return new StoreDatabase(this);
    }
}
