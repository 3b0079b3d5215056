package lake;

import io.neuralake.annotations.Format;
import io.neuralake.annotations.Table;

/**
 * Stock of the store.
 *
 * @param id number
 */
@Table(database = "store", location = "jdbc:postgresql://db/store", format = Format.JDBC, relation = "public.stock")
public record Stock(long id) {}
