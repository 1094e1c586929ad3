package io.typogram.kernel.moves;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A survey, and what it was summed up from.
///
/// @param entries by table, the keys and digests of all rows. Tables of which there are too many to be told
///     at once are left out
public record Inventory(Survey survey, SortedMap<String, List<Outline.Entry>> entries) {

    public Inventory {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /// The entries of a table; nothing when they were too many.
    Optional<List<Outline.Entry>> of(Table table) {
        return survey.tables().containsKey(table.name())
                ? Optional.ofNullable(entries.get(table.name()))
                : Optional.of(List.of());
    }

    /// What one table has.
    ///
    /// @param entries nothing when there are too many to be told at once
    public record Rows(Survey.Rows sum, Optional<List<Outline.Entry>> entries) {}
}
