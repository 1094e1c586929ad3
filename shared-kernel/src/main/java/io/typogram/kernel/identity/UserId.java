package io.typogram.kernel.identity;

import java.util.Objects;
import java.util.UUID;

/// Names a person with an account; the same value as the subject of their access tokens.
public record UserId(UUID value) implements Comparable<UserId> {

    public UserId {
        Objects.requireNonNull(value);
    }

    /// Reads the canonical text form.
    ///
    /// @throws IllegalArgumentException when `text` is anything else
    public static UserId parse(String text) {
        return new UserId(Uuids.require(text, "user"));
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
