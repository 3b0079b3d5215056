package io.neuralake.runtime.row;

/** Shape of the runtime's class of this name, until that module is there. */
public class Row {}
