package io.neuralake.server.encoding;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;

/** Where the elements of lists are. */
interface Elements {

    /** Position of the first element of a row. */
    int start(int row);

    /** Position after the last one. */
    int end(int row);

    /** Where they are in a vector of lists. */
    static Elements of(FieldVector lists) {
        if (lists instanceof FixedSizeListVector fixed) {
            return new Elements() {
                @Override
                public int start(int row) {
                    return row * fixed.getListSize();
                }

                @Override
                public int end(int row) {
                    return (row + 1) * fixed.getListSize();
                }
            };
        }
        ListVector list = (ListVector) lists;
        return new Elements() {
            @Override
            public int start(int row) {
                return list.getElementStartIndex(row);
            }

            @Override
            public int end(int row) {
                return list.getElementEndIndex(row);
            }
        };
    }
}
