package io.typogram.kernel.identity;

import java.util.Objects;
import java.util.UUID;

/// Names an organisation that has users, and perhaps a cell, of its own.
public record TenantId(UUID value) implements Comparable<TenantId> {

    public TenantId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical text form.
    ///
    /// @throws IllegalArgumentException when `text` is anything else
    public static TenantId parse(String text) {
        return new TenantId(Uuids.require(text, "tenant"));
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
