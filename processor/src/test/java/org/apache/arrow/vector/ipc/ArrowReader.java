package org.apache.arrow.vector.ipc;

/** Shape of Arrow's class of this name, until the runtime brings it. */
public abstract class ArrowReader {}
