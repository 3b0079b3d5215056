package io.neuralake.samples.bci;

/** What a participant does during a decoder session. */
public enum Task {
    /** Moves a cursor to targets on a grid. */
    WEBGRID,
    /** Moves a cursor to targets around a centre and back. */
    CENTER_OUT,
    /** Plays a game of their choice. */
    GAME,
    /** Uses the computer as they like. */
    FREE
}
