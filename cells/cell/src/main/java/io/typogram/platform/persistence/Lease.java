package io.typogram.platform.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/// The right to do one kind of work alone, for a while.
///
/// @param holder who asks; a new one at every start, so a dead holder is never mistaken for oneself
public record Lease(String name, UUID holder, Duration duration) {

    public Lease {
        Objects.requireNonNull(holder);
        if (name.isBlank() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a lease has a name and a duration");
        }
    }
}
