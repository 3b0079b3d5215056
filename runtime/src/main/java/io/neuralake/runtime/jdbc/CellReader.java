package io.neuralake.runtime.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes a column's value from the row that a result is at, and puts it into the column's vector. */
interface CellReader {

    /** What is returned for an absent value. */
    int ABSENT = -1;

    /**
     * Copies one value.
     *
     * @param at the row of the vector
     * @return how many bytes it needs besides what every value of the type needs; {@link #ABSENT} if there is no value
     * @throws SQLException if the value cannot be had
     * @throws UnfitValue if it is no value of the declared type
     */
    int read(ResultSet rows, int at) throws SQLException;
}
