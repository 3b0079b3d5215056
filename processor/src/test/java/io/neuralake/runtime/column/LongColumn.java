package io.neuralake.runtime.column;

/** Shape of the runtime's class of this name, until that module is there. */
public class LongColumn {}
