package io.neuralake.runtime;

import java.time.Instant;
import java.time.LocalDate;

/** The table of the talk, as an author writes it. */
record ImplantDiagnostics(int implantId, LocalDate date, Instant localTs, long ticksSinceBoot) {}
