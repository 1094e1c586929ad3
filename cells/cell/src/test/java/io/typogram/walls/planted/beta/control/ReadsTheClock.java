package io.typogram.walls.planted.beta.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Time is injected.
public final class ReadsTheClock {

    /// Asks the machine.
    public Instant now() {
        return Instant.now();
    }

    /// Asks the machine differently.
    public LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /// Asks the machine as of old.
    public long millis() {
        return System.currentTimeMillis();
    }
}
