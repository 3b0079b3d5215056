package io.neuralake.server.encoding;

/** Writes the values of one vector, where there is one: nobody asks for an absent one. */
interface Cell {

    /** Writes the value in a row. */
    void write(int row, Bytes out);
}
