package io.typogram.topology.claims.entity;

import io.typogram.kernel.identity.Uuids;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Names one wish for a name. Its client makes it before it asks, so that asking again is no second wish.
public record ClaimId(UUID value) implements Comparable<ClaimId> {

    public ClaimId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical text form.
    ///
    /// @return empty when `text` is anything else
    public static Optional<ClaimId> parse(String text) {
        return Uuids.parse(text).map(ClaimId::new);
    }

    @Override
    public int compareTo(ClaimId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
