package io.typogram.kernel.moves;

import java.util.Optional;

/// A part of a user's rows in one table, in the order of their keys.
///
/// @param after the rows begin after this key; empty for the first
/// @param upTo the last key that belongs to it; empty when there is no end
public record Slice(String table, Optional<Key> after, Optional<Key> upTo) {

    public static Slice from(String table, Optional<Key> after) {
        return new Slice(table, after, Optional.empty());
    }

    public Slice upTo(Key last) {
        return new Slice(table, after, Optional.of(last));
    }
}
