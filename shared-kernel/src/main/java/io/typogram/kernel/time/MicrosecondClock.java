package io.typogram.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// Tells time in whole microseconds, which is what a database keeps of a `timestamptz`. An instant
/// read back therefore equals the one that was written, and ties are ties on both sides.
public record MicrosecondClock(InstantSource source) implements InstantSource {

    public MicrosecondClock {
        Objects.requireNonNull(source);
    }

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
